"""What can be wrong with a resident's row and name: the part of `problems.SENTENCES` that is about persons."""

SENTENCES: dict[str, str] = {
    "person.sex_conflict": "The sex given contradicts the citizen number.",
    "person.birth_conflict": "The birth date given contradicts the citizen number.",
    "person.born_later": "The birth date lies in the future.",
    "person.too_old": "The person would be older than {years} years.",
    "person.moves_later": "The day of moving in lies in the future: the room waits until somebody decides.",
    "person.moved_unborn": "The day of moving in lies before the birth, and was left out.",
    "person.verified_later": "The day of the visit lies in the future, and was left out.",
    "person.no_identity": "Without a document number a person is recognised by name and birth date, and one of them "
    "is missing.",
    "person.masked": "Name or number are masked, and the database does not know this person: nothing can be entered.",
    "person.document_form": "This is no number of a document.",
    "person.organisation": "This is the credit code of an organisation, not the number of a person.",
    "person.document_other": "The kind of document is not given; the number was entered as that of another document.",
    "person.class_by_document": "The class was not given; the document or nationality says “from abroad”.",
    "person.class_by_registration": "The class was not given; it was taken from the registered address.",
    "person.class_conflict": "The class “from abroad” contradicts the nationality.",
    "person.state_by_mark": "“Person and household differ” was read as: registered here, person elsewhere.",
    "person.state_unclear": "“Person and household differ” says nothing without a class; it was left out.",
    "person.tag_sealed": "“{value}” belongs to a module that is switched off: by law it may not be entered here.",
    "person.heading": "The row names a building; it was read as a heading of the rows below it.",
    "person.below_heading": "The address was completed by the heading in row {row}.",
    "person.below_remark": "The address was completed by the heading in row {row}; "
    "the remark in the heading's brackets was left out.",
    "person.below_unknown": "The row stands below a heading that is not understood, in row {row}; "
    "its address was left as it stands.",
    "person.below_unclear": "The address may or may not go on from the heading in row {row}; it was left as it stands.",
    "person.unit_doubted": "The room's number may name another unit than the column of units does; it leads to no room "
    "until somebody says which is right.",
    "person.household_named": "The household's number holds or may be a telephone, a document number or a name; "
    "it was left out, because it stands in the open.",
    "person.household_other": "The household's number stands at another room or below another head, too; "
    "they were taken for different households.",
    "person.household_unclear": "The household's number stands at several rooms and the row names none; "
    "it was given no household.",
    "person.columns_contrary": "The columns of the address name another home than the address does; "
    "it leads to no room until somebody says which is right.",
    "person.title_unused": "The sheet's name or title names a house and the row none: it was not used; "
    "write the house into the rows.",
    "person.struck": "The row is struck out in the sheet; it leads to no room until somebody decides.",
    "person.comment": "A comment on a cell says something of whether the person lives there; it was weighed.",
    "person.elsewhere": "A person with this number is registered in another area; the row is held back.",
    "person.same_number": "The number stands in row {row}, too, with another name.",
    "person.other_name": "Under this number the database knows somebody of another name; nothing was changed, "
    "and somebody decides at the desk.",
    "person.waits": "The row may be a person who is in the database already; somebody decides at the desk.",
    "person.known_weakly": "Name, birth date and sex are those of a person in the database, and there is no number "
    "that says whether it is the same one.",
    "person.known_nearly": "Name and sex are those of a person in the database whose birth date is a few days off or "
    "has day and month exchanged, and there is no number that says whether it is the same one.",
    "person.alike": "The row may mean the same person as row {row}; somebody decides at the desk.",
    "person.known_alike": "Another row of the file may mean the same person, and there is no number that says so: "
    "twins without a given name are two.",
    # names
    "name.private_use": "The name has a character that only one computer knows (private use area); "
    "enter the character itself.",
    "name.unreadable": "The name has a placeholder for a character that got lost, such as “?”, “□” or “*”, "
    "or describes one by its parts.",
    "name.gone": "Beside the name stands “{word}”: who has died or moved away is not entered as a resident.",
    "name.remarked": "What stands beside the name says something of whether the person lives there; it was weighed.",
    "name.none": "“{word}” is nobody's name.",
    "name.digits": "Digits stand in the name: a serial, a telephone or the number of a document.",
    "name.several": "Two or more persons stand in one cell; each needs a row of their own.",
}
