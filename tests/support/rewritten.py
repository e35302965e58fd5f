"""What time or an older version would have made of a store, and nobody can write there."""

from civicgrid.plugin.store.sqltext import quote


def rewrite(store, sql, params=None):
    """Run an UPDATE or DELETE that a file's triggers refuse to everybody; a server's owner may do it anyway."""
    if store.engine == "postgis":
        return store.execute(sql, params)
    kept = store.query("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '% BEFORE %'")
    with store.transaction():
        for trigger in kept:
            store.execute("DROP TRIGGER " + quote(trigger["name"]))
        count = store.execute(sql, params)
        for trigger in kept:
            store.engine_object.run_script(trigger["sql"] + ";")
    return count
