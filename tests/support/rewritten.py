"""What time or an older version would have made of a store, and nobody can write there."""

from contextlib import contextmanager

from civicgrid.plugin.store.sqltext import quote


@contextmanager
def without_triggers(store):
    """A transaction in which a file's triggers refuse nothing; a server's owner may do anything anyway."""
    with store.transaction():
        if store.engine == "postgis":
            yield
            return
        kept = store.query("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '% BEFORE %'")
        for trigger in kept:
            store.execute("DROP TRIGGER " + quote(trigger["name"]))
        yield
        for trigger in kept:
            store.engine_object.run_script(trigger["sql"] + ";")


def rewrite(store, sql, params=None):
    """Run an UPDATE or DELETE that a file's triggers refuse to everybody."""
    with without_triggers(store):
        return store.execute(sql, params)


def rewrite_event(store, event, values):
    """`Store.update` of an event that a file's triggers refuse to everybody."""
    with without_triggers(store):
        store.update("event", event, values)
