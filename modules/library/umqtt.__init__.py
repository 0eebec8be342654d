# A package of its modules: umqtt.simple and umqtt.robust.
