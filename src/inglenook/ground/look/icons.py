"""Our own pictures: strokes on a grid of 24, drawn for this house. A dot is a path of no length with round ends."""
# ruff: noqa: E501  (a path has no place to break)

# Those that point along the line of reading and turn round where people read from right to left.
TURNS = frozenset(
    {"arrow-start", "arrow-end", "chevron-end", "door", "list", "undo", "external", "letter-open", "quote"}
)

ICONS: dict[str, str] = {
    # the house and its rooms
    "mark": '<path d="M4 20.5V11a8 8 0 0 1 16 0v9.5M2.5 20.5h19"/><path d="M12 17.5c-2 0-3.2-1.4-3.2-3.2 0-2.2 2.2-3 2.4-5.3 2.2 1.2 4 3 4 5.3 0 1.8-1.2 3.2-3.2 3.2z"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4"/>',
    "pencil": '<path d="m4 20 1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19z"/>',
    "leaf": '<path d="M5 19C5 11 10 6 19 5c.5 9-4 14-11 14-1.2 0-2.2-.3-3-1zM5 19c2-4 5-7 9-9"/>',
    "circle3": '<circle cx="12" cy="5.5" r="2"/><circle cx="5.8" cy="16" r="2"/><circle cx="18.2" cy="16" r="2"/><path d="M10.6 7.2 7 14.2M13.4 7.2l3.6 7M8 16.6h8"/>',
    "book": '<path d="M12 6.5C10 5 7 4.6 4 5v13c3-.4 6 0 8 1.5 2-1.5 5-1.9 8-1.5V5c-3-.4-6 0-8 1.5zM12 6.5v13"/>',
    "ripple": '<circle cx="12" cy="12" r="2"/><path d="M12 6.5a5.5 5.5 0 0 1 5.5 5.5M12 17.5A5.5 5.5 0 0 1 6.5 12M12 3a9 9 0 0 1 9 9M12 21a9 9 0 0 1-9-9"/>',
    "home": '<path d="M4 11.5 12 5l8 6.5M6 10v9.5h12V10M10 19.5V14h4v5.5"/>',
    "door": '<path d="M6 20.5v-17h10v17M3.5 20.5h17M13 12v.01"/>',
    # who
    "person": '<circle cx="12" cy="8.5" r="3.5"/><path d="M5 20c.6-4.3 3.2-6.3 7-6.3s6.4 2 7 6.3"/>',
    "people": '<circle cx="9" cy="8.5" r="3"/><path d="M3.5 19c.5-3.5 2.7-5 5.5-5s5 1.5 5.5 5M16 6a2.7 2.7 0 0 1 0 5.3M17.5 14.3c1.8.6 2.8 2.2 3 4.7"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.6 2.4 3.8 5.2 3.8 8.5s-1.2 6.1-3.8 8.5c-2.6-2.4-3.8-5.2-3.8-8.5S9.4 5.9 12 3.5z"/>',
    "hand": '<path d="M8 12.5V6.2a1.5 1.5 0 0 1 3 0V11M11 10.5V4.7a1.5 1.5 0 0 1 3 0V11M14 11V6.2a1.5 1.5 0 0 1 3 0V14c0 4-2.2 6.5-5.5 6.5-3.2 0-4.6-1.5-6-4.3l-1.3-2.7a1.5 1.5 0 0 1 2.6-1.4l1.2 1.7"/>',
    "heart": '<path d="M12 20s-7-4.3-7-9.5A3.9 3.9 0 0 1 12 8a3.9 3.9 0 0 1 7 2.5C19 15.7 12 20 12 20z"/>',
    # sealed
    "lock-sealed": '<path d="M7 11V8a5 5 0 0 1 10 0v3"/><rect x="5" y="11" width="14" height="9" rx="2.5"/><path d="M12 14.5v2"/>',
    "lock-open": '<path d="M7 11V7.5a4.5 4.5 0 0 1 8.7-1.6"/><rect x="5" y="11" width="14" height="9" rx="2.5"/><path d="M12 14.5v2"/>',
    "key": '<circle cx="8" cy="15.5" r="4"/><path d="m11 12.7 8.5-8.2M16 8l2.5 2.5M13.5 10.3l1.8 1.8"/>',
    "shield": '<path d="M12 3.5c2.2 1.7 4.7 2.5 7.5 2.7 0 6.5-2 11.3-7.5 14.3-5.5-3-7.5-7.8-7.5-14.3 2.8-.2 5.3-1 7.5-2.7z"/>',
    "eye": '<path d="M2.5 12C4.7 8 8 6 12 6s7.3 2 9.5 6c-2.2 4-5.5 6-9.5 6s-7.3-2-9.5-6z"/><circle cx="12" cy="12" r="2.7"/>',
    "eye-off": '<path d="M9 6.4A9.6 9.6 0 0 1 12 6c4 0 7.3 2 9.5 6a15 15 0 0 1-2.3 3.1M15 17.6a9.6 9.6 0 0 1-3 .4c-4 0-7.3-2-9.5-6A14 14 0 0 1 5.6 8.1M4 4l16 16M10.2 10.2a2.7 2.7 0 0 0 3.7 3.7"/>',
    "device": '<rect x="7" y="3" width="10" height="18" rx="2.5"/><path d="M11 18h2"/>',
    "qr": '<rect x="4" y="4" width="6" height="6" rx="1"/><rect x="14" y="4" width="6" height="6" rx="1"/><rect x="4" y="14" width="6" height="6" rx="1"/><path d="M14 14h2.5v2.5M20 14v.01M20 17v3h-3M14 20v-.5"/>',
    # when
    "moon": '<path d="M19 14.5A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5z"/>',
    "calendar": '<rect x="4" y="5.5" width="16" height="14.5" rx="2.5"/><path d="M4 10h16M8 3.5v4M16 3.5v4"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.3 2"/>',
    "history": '<path d="M4.2 9A8.5 8.5 0 1 1 3.5 12M4 4.5V9h4.5M12 7.5V12l3 1.8"/>',
    # words and files
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>',
    "tag": '<path d="M4 4.5h7.5l8.5 8.5-7 7L4 11.5z"/><path d="M8 8.5v.01"/>',
    "star": '<path d="m12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.7L7 19l1.1-5.5L4 9.7 9.6 9z"/>',
    "star-full": '<path class="solid" d="m12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.7L7 19l1.1-5.5L4 9.7 9.6 9z"/>',
    "paperclip": '<path d="m19 11.5-7.3 7.3a4.3 4.3 0 0 1-6.1-6.1L13 5.3a2.9 2.9 0 0 1 4.1 4.1l-7.4 7.4a1.4 1.4 0 0 1-2-2l6.5-6.5"/>',
    "picture": '<rect x="3.5" y="5" width="17" height="14" rx="2.5"/><circle cx="8.5" cy="10" r="1.5"/><path d="m4 17 5-4 3.5 2.7L16 12l4.5 4.5"/>',
    "camera": '<path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4z"/><circle cx="12" cy="13" r="3.5"/>',
    "microphone": '<rect x="9" y="3.5" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v2.5"/>',
    "play": '<path d="M8 5.5v13l10.5-6.5z"/>',
    "pause": '<path d="M8.5 5.5v13M15.5 5.5v13"/>',
    "stop": '<rect x="6.5" y="6.5" width="11" height="11" rx="2"/>',
    "letter": '<path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h4"/>',
    "letter-open": '<path d="M4 10.5 12 5l8 5.5v9H4zM4 11l8 5 8-5"/>',
    "mail": '<rect x="3.5" y="5.5" width="17" height="13" rx="2.5"/><path d="m4 7.5 8 6 8-6"/>',
    "quote": '<path d="M10 7c-3 .8-4.5 2.8-4.5 6v3.5H10V12H6M18.5 7c-3 .8-4.5 2.8-4.5 6v3.5h4.5V12h-4"/>',
    "list": '<path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5v.01M4.5 12v.01M4.5 17.5v.01"/>',
    "bold": '<path d="M7.5 5h5a3.5 3.5 0 0 1 0 7h-5zM7.5 12h6a3.5 3.5 0 0 1 0 7h-6z"/>',
    "folder": '<path d="M3.5 18.5v-12H10l2 2.5h8.5v9.5z"/>',
    "copy": '<rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M5 15.5h-.5V4.5h11V5"/>',
    "flag": '<path d="M6 21V4.5c4-2.2 7 2 12 0v9c-5 2-8-2.2-12 0"/>',
    # acts
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "minus": '<path d="M5 12h14"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "undo": '<path d="M8.5 5 4.5 9l4 4M5 9h9a5.5 5.5 0 0 1 0 11h-3.5"/>',
    "trash": '<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10.5 11v5.5M13.5 11v5.5"/>',
    "download": '<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 19.5h15"/>',
    "upload": '<path d="M12 15.5v-11M7.5 8.5 12 4l4.5 4.5M4.5 19.5h15"/>',
    "printer": '<path d="M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6.5H7z"/>',
    "settings": '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "more": '<circle class="solid" cx="6" cy="12" r=".7"/><circle class="solid" cx="12" cy="12" r=".7"/><circle class="solid" cx="18" cy="12" r=".7"/>',
    "sync": '<path d="M19.5 12a7.5 7.5 0 0 1-13.3 4.7M4.5 12a7.5 7.5 0 0 1 13.3-4.7M18 3.5v4h-4M6 20.5v-4h4"/>',
    "cloud-off": '<path d="M9 6.5a5.5 5.5 0 0 1 8 4.2 3.8 3.8 0 0 1 2.3 6.3M15.5 18H7a4.2 4.2 0 0 1-.5-8.3M4 4l16 16"/>',
    "external": '<path d="M13.5 4.5h6v6M19 5l-8.5 8.5M17.5 14v5.5h-13v-13H10"/>',
    # ways
    "arrow-start": '<path d="M20 12H4.5M10.5 6l-6 6 6 6"/>',
    "arrow-end": '<path d="M4 12h15.5M13.5 6l6 6-6 6"/>',
    "chevron-end": '<path d="m9 5.5 6.5 6.5L9 18.5"/>',
    "chevron-down": '<path d="m5.5 9 6.5 6.5L18.5 9"/>',
    # what to know
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.7v.01"/>',
    "warn": '<path d="M12 4 3 19.5h18zM12 10v4.5M12 17v.01"/>',
    "sparkle": '<path d="M12 4c.6 4.7 2.3 7.4 7 8-4.7.6-6.4 3.3-7 8-.6-4.7-2.3-7.4-7-8 4.7-.6 6.4-3.3 7-8z"/>',
}
