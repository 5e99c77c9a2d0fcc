// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Paints the views into a folder, in light and in dark, to be looked at:
//     gallery FOLDER

#include "changesamples.h"
#include "core/run/worker.h"
#include "gui/answers/answerview.h"
#include "gui/answers/codetab.h"
#include "gui/answers/codeview.h"
#include "gui/answers/findbar.h"
#include "gui/answers/markdownview.h"
#include "gui/changes/changestab.h"
#include "gui/changes/diffview.h"
#include "viewtest.h"

#include <QDir>
#include <QEventLoop>
#include <QScrollBar>
#include <QTimer>

#include <functional>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;

namespace {

const QString &sampleAnswer()
{
    static const QString text = uR"(# Plan

The service has **two endpoints** and keeps its data in memory. It follows `app/main.py` and
is described by [the documentation](https://example.org/docs).

## Steps

1. Create the package and its tests.
2. Validate the input, with a limit of `64 KiB`:

   ```python
   def checked(body: bytes) -> dict:
       return json.loads(body)
   ```

3. Return vector<int> as JSON.

| Method | Path | Answer |
|--------|------|--------|
| GET | `/items` | 200 |
| POST | `/items` | 201 or 422 |

> The tests come first, and ~~never~~ always run.

- [x] done
- [ ] to do

```python title=app/main.py
from fastapi import FastAPI, HTTPException

app = FastAPI()
ITEMS: dict[int, str] = {}


@app.get("/items/{item_id}")
async def read_item(item_id: int) -> dict:
    """Returns one item, or 404."""
    if item_id not in ITEMS:
        raise HTTPException(status_code=404, detail=f"no item {item_id}")
    return {"id": item_id, "name": ITEMS[item_id]}  # as JSON
```

![diagram](file:///etc/passwd) and <b>markup</b> that stays text.
)"_s;
    return text;
}

void settle(int milliseconds = 400)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

void paint(QWidget &widget, const QString &folder, const QString &name)
{
    widget.show();
    settle();
    for (const bool isDark : {false, true}) {
        QApplication::setPalette(isDark ? test::darkPalette() : test::lightPalette());
        settle();
        widget.grab().save(folder % u'/' % name % (isDark ? u"-dark.png"_s : u"-light.png"_s));
    }
    QApplication::setPalette(test::lightPalette());
    widget.hide();
}

using Make = std::function<std::unique_ptr<QWidget>(const Highlighting &, run::Worker &)>;

QList<std::pair<QString, Make>> views()
{
    return {{u"answer"_s,
             [](const Highlighting &highlighting, run::Worker &) {
                 auto view = std::make_unique<AnswerView>(highlighting);
                 view->setText(sampleAnswer());
                 view->resize(820, 1000);
                 return view;
             }},
            {u"answer-raw"_s,
             [](const Highlighting &highlighting, run::Worker &) {
                 auto view = std::make_unique<AnswerView>(highlighting);
                 view->setText(sampleAnswer());
                 view->setRaw(true);
                 view->resize(820, 900);
                 emit view->rendered()->linkClicked(u"https://example.org/docs?a=b"_s);
                 return view;
             }},
            {u"answer-streaming"_s,
             [](const Highlighting &highlighting, run::Worker &) {
                 auto view = std::make_unique<AnswerView>(highlighting);
                 view->append(QString(sampleAnswer().repeated(2) % sampleAnswer().first(1000)));
                 view->resize(700, 500);
                 return view;
             }},
            {u"codetab"_s,
             [](const Highlighting &highlighting, run::Worker &worker) {
                 auto tab = std::make_unique<CodeTab>(highlighting, worker);
                 tab->setText(sampleAnswer() % u"\n**README.md**\n```markdown\n# Items\n```\n"_s);
                 tab->resize(900, 500);
                 tab->show();
                 tab->findBar()->open();
                 tab->findBar()->setQuery({.text = u"item"_s});
                 return tab;
             }},
            {u"changes"_s,
             [](const Highlighting &highlighting, run::Worker &worker) {
                 auto tab = std::make_unique<ChangesTab>(highlighting, worker);
                 tab->setChanges(test::changesToView(), std::nullopt);
                 tab->resize(1100, 700);
                 return tab;
             }},
            {u"changes-split"_s,
             [](const Highlighting &highlighting, run::Worker &worker) {
                 auto tab = std::make_unique<ChangesTab>(highlighting, worker);
                 tab->setChanges(test::changesToView(), std::nullopt);
                 tab->diff()->setLayoutOfRows(DiffModel::Layout::SideBySide);
                 tab->resize(1300, 700);
                 return tab;
             }},
            {u"changes-empty"_s,
             [](const Highlighting &highlighting, run::Worker &worker) {
                 auto tab = std::make_unique<ChangesTab>(highlighting, worker);
                 tab->resize(900, 300);
                 return tab;
             }},
            {u"code"_s, [](const Highlighting &highlighting, run::Worker &) {
                 auto view
                     = std::make_unique<CodeView>(highlighting, TextHighlighter::Source::Code);
                 view->setLanguage(u"a.cpp"_s, {});
                 view->setText(u"#include <vector>\n\n/* long\n   comment */\nint main()\n{\n"
                               "    const char *s = \"x\u202ey\";\n    return 0;\n}\n// "_s
                               % u"long "_s.repeated(2000) % u"\nint last = 1;\n"_s);
                 view->resize(700, 400);
                 return view;
             }}};
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QApplication::setStyle(u"Fusion"_s);
    QApplication::setPalette(test::lightPalette());
    const QString folder = application.arguments().value(1, u"."_s);
    QDir().mkpath(folder);
    Highlighting highlighting;
    highlighting.load();
    run::Worker worker;
    const auto all = views();
    for (const auto &[name, make] : all) {
        if (argc < 3 || application.arguments().contains(name)) {
            paint(*make(highlighting, worker), folder, name);
        }
    }
    return 0;
}
