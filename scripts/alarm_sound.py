"""Make resources/sounds/alarm.wav: two rising tones, twice; heard through talk, and no siren."""

import math
import struct
import wave
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "sounds" / "alarm.wav"
RATE = 22_050
TONES = ((784.0, 0.16), (1046.5, 0.24), (0.0, 0.12)) * 2
"""Hertz (0: silence) and seconds."""
FADE = 0.012  # seconds, at both ends of a tone: without it the tone would click
LOUD = 0.6


def main() -> None:
    samples = []
    for pitch, seconds in TONES:
        count = int(RATE * seconds)
        for place in range(count):
            edge = min(place, count - place) / RATE
            swing = math.sin(2 * math.pi * pitch * place / RATE) + 0.3 * math.sin(4 * math.pi * pitch * place / RATE)
            samples.append(int(32_767 * LOUD / 1.3 * swing * min(1.0, edge / FADE)))
    TARGET.parent.mkdir(exist_ok=True)
    with wave.open(str(TARGET), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack("<" + str(len(samples)) + "h", *samples))


if __name__ == "__main__":
    main()
