public = "seen"
_private = "unseen"
