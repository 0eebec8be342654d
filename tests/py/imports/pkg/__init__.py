print("pkg begins", __name__)
name = "the package"
from . import sub
from .one import v
print("pkg ends")
