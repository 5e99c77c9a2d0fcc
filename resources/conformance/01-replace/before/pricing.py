"""Prices of a small shop, in euros."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    name: str
    price: float
    count: int = 1


def subtotal(items: list[Item]) -> float:
    return sum(item.price * item.count for item in items)


def total(items: list[Item], tax_rate: float) -> float:
    """What the customer pays."""
    if tax_rate < 0:
        raise ValueError("the tax rate is negative")
    return subtotal(items) * (1 + tax_rate)


def average(items: list[Item]) -> float:
    """The average price of one piece."""
    pieces = sum(item.count for item in items)
    return subtotal(items) / pieces if pieces else 0.0
