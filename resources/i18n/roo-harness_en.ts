<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>roo::gui::AttemptModel</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>applied: %n file(s)</source>
        <translation>
            <numerusform>applied: %n file</numerusform>
            <numerusform>applied: %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roo::gui::ConnectionTest</name>
    <message numerus="yes">
        <source>%n model(s) offered</source>
        <translation>
            <numerusform>%n model offered</numerusform>
            <numerusform>%n models offered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roo::gui::HistoryPage</name>
    <message numerus="yes">
        <source>%n run(s), %1</source>
        <translation>
            <numerusform>%n run, %1</numerusform>
            <numerusform>%n runs, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roo::gui::words</name>
    <message numerus="yes">
        <source>%n new failure(s) in %1</source>
        <translation>
            <numerusform>%n new failure in %1</numerusform>
            <numerusform>%n new failures in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) in %1</source>
        <translation>
            <numerusform>%n failure in %1</numerusform>
            <numerusform>%n failures in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new failure(s)</source>
        <translation>
            <numerusform>%n new failure</numerusform>
            <numerusform>%n new failures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
</TS>
