package kz.qonys.security;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.List;

/** An answer whose content security policy, whoever sets it, lets the page connect to some addresses more. */
class OpenedAnswer extends HttpServletResponseWrapper {

    private final String connections;

    OpenedAnswer(HttpServletResponse answer, List<OpenedAddress> opened) {
        super(answer);
        StringBuilder sources = new StringBuilder(";connect-src 'self'");
        opened.forEach(one -> sources.append(' ').append(one.address()));
        this.connections = sources.toString();
    }

    @Override
    public void setHeader(String name, String value) {
        boolean policy = AnswerHeaders.CONTENT_SECURITY_POLICY.equalsIgnoreCase(name);
        super.setHeader(name, policy ? value + connections : value);
    }
}
