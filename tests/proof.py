"""Hold a marked test to its mark: what proves a requirement asks the service over HTTP.

A test with ``@pytest.mark.requirement("S2-09")`` must use the ``api`` fixture and make at least one
request with it; otherwise it fails, however green it looks.
"""

import pytest

MARK = "requirement"
HOLDER = "api"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a marked test that has no way to ask the service, before anything runs."""
    blind = [item.nodeid for item in items if requirements(item) and not _can_ask(item)]
    if blind:
        raise pytest.UsageError(
            f"These tests bear a requirement and do not use the `{HOLDER}` fixture: "
            + ", ".join(blind)
        )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item):
    """Fail a marked test that has passed without a request."""
    result = yield
    if requirements(item) and not item.funcargs[HOLDER].requests:
        pytest.fail(f"proves {', '.join(requirements(item))} without an HTTP request")
    return result


def requirements(item: pytest.Item) -> tuple[str, ...]:
    """Name the requirements that a test bears."""
    return tuple(name for mark in item.iter_markers(MARK) for name in mark.args)


def _can_ask(item: pytest.Item) -> bool:
    return HOLDER in getattr(item, "fixturenames", ())
