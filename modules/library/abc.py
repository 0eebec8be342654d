# Abstract base classes, for the declarations: nothing keeps a class from being
# instantiated, for MicroPython has no metaclasses.


class ABC:
    pass


def abstractmethod(f):
    return f


abstractclassmethod = classmethod
abstractstaticmethod = staticmethod
abstractproperty = property
