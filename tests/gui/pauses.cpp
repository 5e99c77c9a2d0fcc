// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Fills the views with more than anybody should, and prints the longest time that one event took:
//     pauses [NAME…]

#include "changesamples.h"
#include "core/run/worker.h"
#include "gui/answers/answerview.h"
#include "gui/answers/codetab.h"
#include "gui/answers/codeview.h"
#include "gui/changes/changestab.h"
#include "viewtest.h"

#include <QEventLoop>
#include <QTextStream>
#include <QTimer>

#include <functional>
#include <utility>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;

namespace {

//! Returns when the signal has come, and things have settled.
template <typename Sender, typename Signal>
void runUntil(Sender *sender, Signal signal, const std::function<void()> &begin)
{
    QEventLoop loop;
    QObject::connect(sender, signal, &loop, &QEventLoop::quit);
    QTimer::singleShot(0, &loop, begin);
    loop.exec();
    QEventLoop rest;
    QTimer::singleShot(1500, &rest, &QEventLoop::quit);
    rest.exec();
}

QString codeLines(int count)
{
    QString text;
    for (int i = 0; i < count; ++i) {
        text += u"    value_%1 = compute(\"text\", %1)  # a comment\n"_s.arg(i);
    }
    return text;
}

struct Bench
{
    const Highlighting &highlighting;
    run::Worker &worker;
};

void chunks(const Bench &bench)
{
    CodeTab tab(bench.highlighting, bench.worker);
    tab.resize(900, 600);
    tab.show();
    QTimer feeder;
    int left = 1'000'000;
    runUntil(&tab, &CodeTab::filesFound, [&] {
        QObject::connect(&feeder, &QTimer::timeout, &tab, [&] {
            for (int i = 0; i < 2000 && left > 0; ++i, --left) {
                tab.append(left % 12 == 0 ? u"\n"_s : u"word "_s);
            }
            if (left == 0) {
                feeder.stop();
                tab.finish();
            }
        });
        feeder.start(1);
    });
}

void lines(const Bench &bench)
{
    CodeView view(bench.highlighting, TextHighlighter::Source::Code);
    view.resize(900, 600);
    view.setLanguage(u"a.py"_s, {});
    view.show();
    const QString text = codeLines(100'000);
    runUntil(&view, &CodeView::drained, [&] { view.setText(text); });
}

void longLine(const Bench &bench)
{
    CodeView view(bench.highlighting, TextHighlighter::Source::Code);
    view.resize(900, 600);
    view.setWordWrap(true);
    view.show();
    runUntil(&view, &CodeView::drained, [&] { view.setText(u"word "_s.repeated(200'000)); });
}

void markdown(const Bench &bench)
{
    AnswerView view(bench.highlighting);
    view.resize(900, 600);
    view.show();
    const QString part
        = u"## Title\n\nSome **words** with `code` and [a link](https://a.example).\n\n"
          "- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n```python\n"_s
        % codeLines(20) % u"```\n\n"_s;
    runUntil(&view, &AnswerView::drained, [&] { view.setText(part.repeated(200)); });
}

void table(const Bench &bench)
{
    AnswerView view(bench.highlighting);
    view.resize(900, 600);
    view.show();
    runUntil(&view, &AnswerView::drained, [&] {
        view.setText(u"| a | b | c |\n|---|---|---|\n"_s
                     % u"| one | two words | three |\n"_s.repeated(500));
    });
}

void diff(const Bench &bench)
{
    ChangesTab tab(bench.highlighting, bench.worker);
    tab.resize(1000, 700);
    tab.show();
    run::EditsPlanned planned = test::changesToView();
    QByteArray after;
    for (int i = 0; i < 20'000; ++i) {
        after += "line = compute(" + QByteArray::number(i % 9 == 0 ? i + 1 : i) + ")\n";
    }
    planned.changes.files[0].before = codeLines(20'000).toUtf8();
    planned.changes.files[0].after = after;
    runUntil(&tab, &ChangesTab::shown, [&] { tab.setChanges(planned, std::nullopt); });
}

} // namespace

int main(int argc, char **argv)
{
    test::Watchdog application(argc, argv);
    QApplication::setStyle(u"Fusion"_s);
    Highlighting highlighting;
    run::Worker worker;
    const Bench bench{.highlighting = highlighting, .worker = worker};
    runUntil(&highlighting, &Highlighting::ready, [&] { highlighting.prepare(worker); });
    QTextStream out(stdout);
    out << "loading: " << application.takeReport() << Qt::endl;
    const QList<std::pair<QString, void (*)(const Bench &)>> all{
        {u"chunks"_s, chunks},     {u"lines"_s, lines}, {u"long-line"_s, longLine},
        {u"markdown"_s, markdown}, {u"table"_s, table}, {u"diff"_s, diff}};
    for (const auto &[name, run] : all) {
        if (argc == 1 || application.arguments().contains(name)) {
            run(bench);
            out << name << ": " << application.takeReport() << Qt::endl;
        }
    }
    return 0;
}
