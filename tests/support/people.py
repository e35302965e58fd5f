"""Made-up residents, and accounts on a server whose rights end at an area."""

import datetime
from contextlib import closing

from civicgrid.plugin.domain.person import ClearPerson
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import open_store

_SURNAMES = "赵钱孙李周吴郑王冯陈"
_GIVEN = ("建国", "秀英", "晓梅", "志强", "玉兰")


def resident(number: int = 0, **values) -> ClearPerson:
    """One resident whose every detail is its own."""
    born = datetime.date(1950, 1, 1) + datetime.timedelta(days=97 * number)
    return ClearPerson(
        **{
            "uid": new_uid(),
            "name": _SURNAMES[number % 10] + _GIVEN[number // 10 % 5],
            "document_number": f"999999{born:%Y%m%d}{number:03d}X",
            "sex": "1",
            "birth_date": born,
            "phone": f"1391234{number:04d}",
            "address_text": f"幸福路{number + 11}号院3栋2单元{number + 101}室",
            "person_class": "registered",
            **values,
        }
    )


def add_area(store, code: str, parent: int | None = None) -> int:
    """An area, and its id."""
    level = "town" if parent is None else "community"
    values = {"uid": new_uid(), "code": code, "name": f"区域{code}", "level": level, "parent_id": parent}
    return store.insert("area", values)


def add_account(cluster, store, name: str, roles: tuple[str, ...], area: int | None, **role_values):
    """A login on the server with rights in an area, and the store as that login sees it."""
    schema, database = store.engine_object.schema, store.engine_object.database
    login = f"{database}_{schema}_{name}_login"
    account = store.insert(
        "app_user",
        {"uid": new_uid(), "login": login, "name": name, "area_id": area, "created_at": clock.utc_now()},
    )
    for role in roles:
        store.insert("user_role", {"app_user_id": account, "role": role, **role_values})
    with closing(cluster.connect()) as connection, connection.cursor() as cursor:
        cursor.execute(f'CREATE ROLE "{login}" LOGIN')
        for role in roles:
            cursor.execute(f'GRANT "{schema}_{role}" TO "{login}"')
    cluster.add_service(login, login, database)
    return open_store(f"service={login} schema={schema}")


def own_login(store):
    """The login of the tests' connection: the session's on a server, the single operator's in a file."""
    return store.query("SELECT session_user::text AS login")[0]["login"] if store.engine == "postgis" else ""
