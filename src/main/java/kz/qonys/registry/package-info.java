/**
 * Ports to outside systems ({@code PersonRegistry}, {@code FamilyCardRegistry}, {@code MigrationPortal} and the further
 * registries of {@code registry/registries.csv}) and the services through which processes and the case card use them
 * ({@code RegistryInquiries}, {@code StateRecords}).
 * Rule: an answer is a value, outage included; no caller sees a transport exception. Neither logs nor exception texts
 * nor the journal carry personal data; answers are stored sealed.
 */
package kz.qonys.registry;
