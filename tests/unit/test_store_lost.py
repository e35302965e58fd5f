"""Why a server is not to be had, whatever version and language it speaks."""

import pytest

from civicgrid.plugin.store.postgis.lost import why


@pytest.mark.parametrize(
    "said",
    [
        "FATAL:  sorry, too many clients already",
        "FATAL:  remaining connection slots are reserved for non-replication superuser connections",
        "FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
        'FATAL:  too many connections for role "east"',
        "致命错误:  对不起, 已经有太多的客户",
        "致命错误:  已保留的连接位置为执行非复制请求的超级用户预留",
    ],
)
def test_a_full_server_is_told_from_one_that_is_away(said):
    assert why(RuntimeError(f"connection to server failed: {said}\n")) == "the server has no connection left"
