"""The pictures of events: what their steps rest on, and of the latest what was reported."""

import hashlib
from collections.abc import Sequence

import numpy as np

from ...domain.events.evidence import PHOTOS
from ...domain.uid import new_uids
from ...store.attachments import Attachments
from .scene import Scene

_LATEST = 90
_VARIANTS = 5
_BEFORE = "photo_before"
_PLAIN = "street"


class Pictures:
    """Drawn pictures, each once: a scene, before or after, in one of a few variants."""

    def __init__(self):
        self._drawn: dict[tuple, tuple[str, bytes]] = {}

    def of(self, event, kind: str) -> tuple[str, bytes]:
        """The SHA-256, by which a step names it, and the JPEG of an event as one of PHOTOS."""
        from .photos import draw_photo  # Qt's painter only where pictures are drawn

        scene = event.template.get("scene")
        key = (scene or _PLAIN, kind != _BEFORE or scene is None, event.id % _VARIANTS)
        if key not in self._drawn:
            content = draw_photo(*key)
            self._drawn[key] = (hashlib.sha256(content).hexdigest(), content)
        return self._drawn[key]


def write_pictures(scene: Scene, pictures: Pictures, made: Sequence, *, files: bool) -> None:
    """Attach to each event what its steps name; without ``files`` the rows alone, as if the folder were not at hand."""
    shown = [event for event in made if event.template.get("scene") and event.source != "sensor"]
    latest = {event.id for event in shown[-_LATEST:]}
    found, contents = {}, {}
    for event in made:
        wanted = {_BEFORE: event.reported} if event.id in latest else {}
        for step in event.steps:
            wanted |= {kind: step.at for kind in PHOTOS if kind in step.evidence and kind not in wanted}
        for kind, at in wanted.items():
            digest, content = pictures.of(event, kind)
            contents[digest] = content
            found.setdefault((event.id, digest), (event, kind, at))
    if files:
        for content in contents.values():
            Attachments(scene.store).keep(lambda path, content=content: path.write_bytes(content))
    rows = list(found.values())
    scene.store.load(
        "attachment",
        {
            "uid": new_uids(len(rows)),
            "owner_table": ["event"] * len(rows),
            "owner_id": [event.id for event, *_ in rows],
            "sha256": [digest for _, digest in found],
            "kind": [kind for _, kind, _ in rows],
            "file_name": [f"{event.number}_{kind}.jpg" for event, kind, _ in rows],
            "media_type": ["image/jpeg"] * len(rows),
            "size": [len(contents[digest]) for _, digest in found],
            "taken_at": [at for *_, at in rows],
            "geom": scene.site.points(np.array([event.at for event, *_ in rows])),
            "area_id": [scene.places.area_ids[event.area] for event, *_ in rows],
            "created_at": [scene.now] * len(rows),
        },
    )
