/**
 * The one print service: a template and a model become a PDF for keeping. Templates are well-formed XHTML with
 * Thymeleaf under {@code templates/print}; fonts (DejaVu, licence beside them) have the Kazakh letters and are
 * embedded. Rule: the same template, model, language and moment give the same bytes; nothing is fetched from anywhere
 * while printing.
 */
package kz.qonys.print;
