/**
 * Tasklist as staff see it: form door, case card, lists, language.
 * Rule: a form shows and takes only what it declares, for the assignee only. What is typed and not sent is a draft
 * ({@link kz.qonys.desk.Drafts}): sealed in our own table, back by the form door only, gone with the task.
 *
 * <p>Conventions for forms and models (kept by {@code desk.form} and {@code desk.web}):
 * <ul>
 * <li>Base texts are Russian. A component's custom properties {@code label.kk}, {@code label.en},
 * {@code description.kk}, {@code text.kk}, {@code content.kk}, {@code option.<value>.kk}, {@code column.<key>.kk},
 * {@code prefix.kk}, {@code suffix.kk} hold the other languages; kk is obligatory for every text, en falls back to
 * Russian.</li>
 * <li>BPMN elements carry {@code camunda:property} {@code name.kk} and {@code name.en} beside their Russian name.</li>
 * <li>Custom property {@code binding}: absent = case file; {@code flow} = engine variable; {@code both} = case file and
 * engine variable, only for {@code category}, {@code abroad}, {@code settlementOffice}.</li>
 * <li>A {@code dynamiclist} takes {@code minRows} and {@code maxRows} as custom properties. An {@code expression}
 * {@code personId} with expression {@code =this.personId} in a row carries the server-owned identity of the row.</li>
 * <li>Keys have no dots, groups no path. The start form declares {@code submissionKey} as an {@code expression}.</li>
 * </ul>
 */
package kz.qonys.desk;
