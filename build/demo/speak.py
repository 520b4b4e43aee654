"""Speaks sentences with libespeak-ng and tells when each word and sound begins.

Reads from stdin a JSON list of {text, voice, rate, pitch, range}; writes to stdout a JSON object
{sampleRate, sentences: [{pcm, events}]}: pcm is base64 of signed 16-bit mono, and an event is
[kind, offset, sample] with kind "word", "sound" or "pause" and offset counted in characters from 0.
"""

import base64
import ctypes
import json
import sys

AUDIO_OUTPUT_SYNCHRONOUS = 2
PHONEME_EVENTS = 1
CHARS_UTF8 = 1
POSITION_CHARACTER = 1
EVENT_END, EVENT_WORD, EVENT_PHONEME = 0, 1, 7
PARAMETERS = {"rate": 1, "pitch": 3, "range": 4}


class EventId(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", EventId),
    ]


CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))

espeak = ctypes.CDLL("libespeak-ng.so.1")
espeak.espeak_Synth.argtypes = [
    ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int,
    ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
]  # fmt: skip

pcm = bytearray()
events = []


def receive(samples, count, event):
    if samples and count > 0:
        pcm.extend(ctypes.string_at(samples, count * 2))
    index = 0
    while event[index].type != EVENT_END:
        keep(event[index])
        index += 1
    return 0


def keep(event):
    offset = event.text_position - 1
    if event.type == EVENT_WORD:
        events.append(["word", offset, event.sample])
    elif event.type == EVENT_PHONEME:
        kind = "pause" if event.id.string.startswith(b"_") else "sound"
        events.append([kind, offset, event.sample])


def require_ok(status, what):
    if status != 0:
        sys.exit(f"espeak-ng: {what} failed with {status}")


def speak(sentence):
    pcm.clear()
    events.clear()
    require_ok(espeak.espeak_SetVoiceByName(sentence["voice"].encode()), f"voice {sentence['voice']}")
    for name, number in PARAMETERS.items():
        require_ok(espeak.espeak_SetParameter(number, sentence[name], 0), name)
    text = sentence["text"].encode() + b"\0"
    require_ok(espeak.espeak_Synth(text, len(text), 0, POSITION_CHARACTER, 0, CHARS_UTF8, None, None), "synthesis")
    require_ok(espeak.espeak_Synchronize(), "synthesis")
    return {"pcm": base64.b64encode(bytes(pcm)).decode(), "events": list(events)}


sample_rate = espeak.espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 200, None, PHONEME_EVENTS)
if sample_rate <= 0:
    sys.exit("espeak-ng: no speech data found")
callback = CALLBACK(receive)
espeak.espeak_SetSynthCallback(callback)
json.dump({"sampleRate": sample_rate, "sentences": [speak(each) for each in json.load(sys.stdin)]}, sys.stdout)
