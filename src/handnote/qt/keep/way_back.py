"""Where the file cannot be opened or is gone, the last good backup is offered."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QMessageBox

from handnote.domain.problem import Problem, StoreTrouble
from handnote.services.restoring import Restoring
from handnote.storage import backups
from handnote.wording import safekeeping as words
from handnote.wording import screen
from handnote.wording.problems import sentence


def offer_way_back(problem: Problem, folder: Path) -> bool:
    """Ask whether to go on from the last good backup, or anew; whether there is a file now."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, screen.APP, sentence(problem))
    box.setObjectName("way-back")
    box.setTextFormat(Qt.TextFormat.PlainText)
    go_back = box.addButton(words.go_back_to(problem), QMessageBox.ButtonRole.AcceptRole)
    go_back.setObjectName("go-back")
    anew = None
    if problem.code is StoreTrouble.MISSING:
        anew = box.addButton(words.BEGIN_ANEW, QMessageBox.ButtonRole.DestructiveRole)
        anew.setObjectName("begin-anew")
    box.addButton(screen.CLOSE, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(go_back)
    loop = QEventLoop()
    box.finished.connect(loop.quit)
    box.open()
    loop.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    if chosen is go_back:
        return _go_back(folder, str(problem.facts["backup"]))
    if anew is not None and chosen is anew:
        Restoring(folder).begin_anew()
        return True
    return False


def _go_back(folder: Path, name: str) -> bool:
    """Put the newest backup in place that is really sound."""
    restoring = Restoring(folder)
    listed = backups.listed(folder / backups.FOLDER)
    named = [one for one in listed if one.path.name == name]
    for backup in (*named, *(one for one in listed if one.path.name != name)):
        try:
            preview = restoring.look(backup.path)
        except Problem:
            continue  # that one is spoiled too: the next older one
        if preview is not None:
            restoring.put(preview)
            return True
    return False
