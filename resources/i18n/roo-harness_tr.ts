<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr">
<context>
    <name>ChangeWords</name>
    <message>
        <source>There is no action of that name, or no file before it: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is missing, said twice, or nothing for this action: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its text is not in a fence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fence in its text ends it early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was cut off before its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines it looks for do not stand in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This line cannot be shifted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines it looks for stand in the file %1 times, at lines %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines it looks for stand in the file %1 times, and it expects %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two changes of %1 touch the same lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two changes of %1 exclude each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of its lines only stands for code that was left out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not text in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines it looks for are all blank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is refused. Expected: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is protected or ignored, and is never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a symbolic link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has been changed since it was looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stands there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line numbers in front of its lines were taken off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has a character that cannot be seen or turns text around: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says line %1, and stands at line %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2 of the answer: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>but for blanks at line ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>but for indentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>but for typographic characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the place fits only with typographic characters taken for plain ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 loses most of its text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gets characters that cannot be seen or turn text around.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has other names (hard links), whose text changes with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>renamed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::AnswerView</name>
    <message>
        <source>Rendered answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer as it was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the answer as the model wrote it (Ctrl+U)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole answer as it was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text has characters that cannot be seen or that turn it around. It is not copied yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link leads to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link leads to %1, which is not opened from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::AttachmentBar</name>
    <message>
        <source>%1, being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, refused: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may hold secrets, and is never sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a folder: choose it as the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is larger than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::AttemptModel</name>
    <message>
        <source>answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed, HTTP %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>again%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next: %1%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, round %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, attempt %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first token after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::AttemptTable</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::ChangesModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::ChangesTab</name>
    <message>
        <source>Show where it was probably meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes to a workspace appear here, to be looked at and applied, once the Coder has answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that change, with their changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refused:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes that were refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no changes to apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These changes are applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer cannot be applied as a whole: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changes are being compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings that are not ticked yet: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These changes are applied and cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 as it is now: it was probably meant at lines %2 to %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::CodeFilesModel</name>
    <message>
        <source>Whole answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer as the model wrote it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::CodeTab</name>
    <message>
        <source>Answer of the Coder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break long lines where the view ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selection, or all that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what is shown as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all files of the answer in a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer ends within a file, which is left out of the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can tell where these files end, so they are left out of the list: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all files in a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there already, so nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was saved, because the answer names a path that is refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code has characters that cannot be seen or that turn it around; they are shown as boxes. It is not copied yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::CodeView</name>
    <message>
        <source>Jump to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New text has arrived below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::DiffModel</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the name of the file changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line endings change from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The byte-order mark at the beginning of the file changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last line has no line ending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::DiffView</name>
    <message>
        <source>Changes of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the change before (Alt+Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next change (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the old text beside the new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::FindBar</name>
    <message>
        <source>F&amp;ind:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell small and capital letters apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find whole words only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>.*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is a regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the find bar (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went on from the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went on from the top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a regular expression: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some lines take too long for this expression.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::HistoryDock</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search tasks, models, answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs that you make are kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use Its Task Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::HistoryModel</name>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::InlineMessage</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::LogTab</name>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::MainActions</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a Run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;Sample Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export the Run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the &amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &amp;Again From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the &amp;Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach &amp;Files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check the Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hanges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow the Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each stage is brought to the front when it begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to Start &amp;LiteLLM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Roo Harness</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::MainWindow</name>
    <message>
        <source>The settings are being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H&amp;istory List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is on in this window: a new one can show another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be used: see above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Roo Harness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roo Harness %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One task, three model calls: Planner, Coder, Reviewer, over a LiteLLM proxy; kept, compared, and checked.
MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roo Harness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Roo Harness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is on. Stop it and close the window?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has arrived is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::MarkdownView</name>
    <message>
        <source>Jump to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New text has arrived below.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::PlanTab</name>
    <message>
        <source>Go &amp;On with This Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan, to be edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard the Edits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::RunExport</name>
    <message>
        <source>Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip with everything (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch (*.patch)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::RunFiles</name>
    <message>
        <source>Open a Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the Run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::RunTabs</name>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something new here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::StageCard</name>
    <message>
        <source>Run &amp;Again from Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit the Plan and Go On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::StageStatus</name>
    <message>
        <source>1st of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2nd of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3rd of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1th of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – next model in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – trying again in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not part of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comes later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the first token, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thinking, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answering, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done, cut by the token limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, answered by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, first token %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::StartOptions</name>
    <message>
        <source>The LiteLLM proxy, such as http://localhost:4000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile that is chosen first: a name or a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further certificate authorities, as a PEM file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planner, Coder and Reviewer over a LiteLLM proxy, in a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read settings from a .env file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the key from a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep no runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run in a zip file, a folder as the workspace, or files to attach.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::StatusLine</name>
    <message>
        <source>The settings cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, asking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · 1 model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile of the run that is shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::TaskPanel</name>
    <message>
        <source>S&amp;top after the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe the task. Drop files here to attach them. Ctrl+Enter runs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which models do the stages, with which prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the plan is made. It can be edited, and the run goes on with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Attach…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text files that the models get to see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a task to run it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attached files are being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the refused files to run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the run and keeps what has arrived (Ctrl+.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs the task (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach Files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::Timeline</name>
    <message>
        <source>Timeline of the attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every attempt of a run appears here as a bar over time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::WarningList</name>
    <message>
        <source>Tick these by themselves:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was refused is left out; the rest is applied all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gets other line endings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::WindowMessages</name>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to Start LiteLLM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the Sample Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM is a program of its own, which knows the providers and holds their keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packaging/litellm, in the folder that this program came in, finds a Python, installs LiteLLM for it and starts it on port 4000, with the models of the baseline profile. Where LiteLLM is installed already:
    litellm --config resources/litellm/config.yaml --port 4000
It needs the providers’ keys, such as OPENAI_API_KEY and OPENROUTER_API_KEY, in its environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy is %1 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key comes from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LITELLM_BASE_URL and LITELLM_API_KEY are read from the environment, and from .env in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the settings come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read Them Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has arrived is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go On from the %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is about to be sent for the %1 looks as if it held secrets. Send it all the same?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Don’t Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a sample that ships with the program: it was made by hand, and no model was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is done, and the run has stopped there as you wished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit the Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go &amp;On with It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is taken back yet: these files have been changed since. Undo would lose those changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo All the Same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of %1 are as they were before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed since, and stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program was stopped while it wrote changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::WorkspaceChooser</name>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder that changes are for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>roo::gui::words</name>
    <message>
        <source>Start the proxy, or name another one in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name in the base URL, and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the proxy speaks plain HTTP, write http:// in the base URL. If its certificate comes from an authority of your own, name its PEM file in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the key in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the key’s budget at the proxy, or use another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the URL and the key into the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If that address is right, set it as the base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the URL of a LiteLLM proxy or an OpenAI-compatible server, such as http://localhost:4000 or https://host/v1, without the path of a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings have the limit of a stage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was received is kept. The Log tab has each attempt; another profile may have other models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the key of this connection, which is never sent but as the key: take it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out, and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run goes on, and is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended, or end the program that writes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has changed it meanwhile: do it again, and it is looked at again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the token limit in the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has quotes around its value; they are dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds a key and can be read by others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing reads %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing reads %2; did you mean %3?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted: the key and the prompts can be read on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 says that runs are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 chooses the profile %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <comment>the stage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <comment>the stage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <comment>the stage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: looks like a secret, %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1M</source>
        <comment>millions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1k</source>
        <comment>thousands</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time allowed</source>
        <comment>no … within …</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1 within %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there already, and is not written over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is larger than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: unknown key “%2”, expected %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (from %2): expected %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no profile “%1”; there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the template lacks %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: unknown placeholder %2, expected %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no URL of a proxy: expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URL comes from %1 and the key from elsewhere, so the key is not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy refused the key%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy’s budget is used up%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy redirects to %1, which is not followed: the key and the prompt would go to another address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered compressed, which was not asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No LiteLLM proxy answers at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No host of the name %1 was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was closed before an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stage took longer than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers at %1 is no LiteLLM endpoint, but a web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers at %1 is no LiteLLM endpoint%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider refused access%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy does not know this model%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt is too long for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused by a content policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was refused%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parameter %1 was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate limited%1, asks to wait %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate limited%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The free requests of this day are used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream broke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream ended in the middle of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was larger than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy gave up waiting (HTTP 408)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server error%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history cannot be written in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history in %1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may be several runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being written just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All stages have succeeded: there is nothing to go on with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run cannot go on from the %1: the %2 comes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read as a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read as a run: expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer what it was when it was looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program writes to %1 just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of %1 is applied that could be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written: not all of the changes fit the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written: %1 must not be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written: the changes need to be allowed (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer holds no changes of files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was made without a workspace for its changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no answer of a Coder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped, because the program was told to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All models failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 was cut by the token limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before sending: what looks like a secret stands in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
