package org.nephos.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class SignInServletTest {
  @Test
  void a_person_comes_back_to_the_page_with_its_filters() {
    assertThat(address("GET", "/instance/list.xhtml", "state=ACTIVE"))
        .isEqualTo("/instance/list.xhtml?state=ACTIVE");
  }

  @Test
  void of_a_form_only_the_page_is_asked_for_again() {
    assertThat(address("POST", "/order/create.xhtml", "x=1")).isEqualTo("/order/create.xhtml");
  }

  @Test
  void no_address_leads_to_another_server() {
    assertThat(address("GET", "//evil.example/", null)).isEqualTo("/");
    assertThat(address("GET", "/\\evil.example/", null)).isEqualTo("/");
  }

  private static String address(String method, String uri, String query) {
    return SignInServlet.ownAddress(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                SignInServletTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) ->
                    switch (called.getName()) {
                      case "getMethod" -> method;
                      case "getRequestURI" -> uri;
                      case "getQueryString" -> query;
                      case "getContextPath" -> "";
                      default -> throw new IllegalStateException(called.getName());
                    }));
  }
}
