"""Small plans in real git repositories, as tests of history have them."""

from tests.history.conftest import repository

__all__ = ["repository"]
