"""What can be wrong with a file of rules, words or measures: the part of `problems.SENTENCES` that is about them."""

SENTENCES: dict[str, str] = {
    "codes.header": "{file}: the columns must be {columns}.",
    "codes.empty": "{file}, line {line}: {column} is empty.",
    "codes.value": "{file}, line {line}: {column} is “{value}”; allowed are {allowed}.",
    "codes.unreadable": "{file}, line {line}: the line cannot be read: {reason}.",
    "codes.extra": "{file}, line {line}: the column extra is not valid JSON.",
    "codes.duplicate": "{file}, line {line}: the code {code} stands twice in the list {list}.",
    "codes.parent": "{file}, line {line}: the parent {code} is not in the list {list}.",
    "codes.none": "{file} holds no line below its heading.",
    "measures.none": "The measures {file} name no measure at all.",
    "measures.unreadable": "The measures {file} cannot be read: {reason}.",
    "measures.flag": "The measures {file} count {flag}, which nothing is measured by.",
    "info_report.unreadable": "The limits of information reports {file} cannot be read: {reason}.",
    "info_report.value": "{file}: {place} is “{value}”; allowed are {allowed}.",
    "page.placeholder": "{file} has the placeholder {name}, which nothing is filled into; known are {known}.",
    "page.content": "{file} has no place for the text of the report: {name} is missing.",
    "page.outside": "{file}, line {line}: {what} would be loaded from outside; a page shows no picture but “place”.",
    "dispatch.unreadable": "The rules of dispatch {file} cannot be read: {reason}.",
    "dispatch.none": "The rules of dispatch {file} name no kind of unit at all.",
    "dispatch.unknown_word": "The rules of dispatch {file} use the word {word}, which means nothing.",
}
