# Expected output: CPython 3.11 (MicroPython has typing, abc and types in libraries to install).
from abc import ABC, abstractmethod
from types import SimpleNamespace, FunctionType, GeneratorType, MethodType, ModuleType, NoneType
from typing import *
from typing import TYPE_CHECKING, Any, Callable, Dict, Generic, List, Optional, Protocol, TypeVar, Union, cast, overload

T = TypeVar("T")
Number = Union[int, float]
Handler = Callable[[int, str], Optional[Dict[str, List[Any]]]]
UserId = NewType("UserId", int)


class Box(Generic[T]):
    def __init__(self, x: T) -> None:
        self.x = x

    def get(self) -> "T":
        return self.x


class Sized(Protocol):
    def size(self) -> int: ...


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


Point = NamedTuple("Point", [("x", int), ("y", int)])
print(Box(5).get(), TYPE_CHECKING, cast(int, "s"), UserId(7), f(1), f("a"), Point(1, 2).y)


class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...


class Square(Shape):
    def area(self):
        return 4.0


print(Square().area(), issubclass(Square, Shape))
n = SimpleNamespace(a=1)
n.b = 2
print(n.a, n.b, n == SimpleNamespace(a=1, b=2), repr(SimpleNamespace(a=1)))
print(isinstance(f, FunctionType), isinstance((i for i in ()), GeneratorType), isinstance(Box(1).get, MethodType), isinstance(__import__("sys"), ModuleType), isinstance(None, NoneType))
x: List[int] = []
print(x)
