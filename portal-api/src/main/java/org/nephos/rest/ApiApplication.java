package org.nephos.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/**
 * The native API under {@code /api/v1}. Resources and providers are found by their annotations;
 * this class only says where they live.
 */
@ApplicationPath("/v1")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Nephos API",
            version = "1",
            description =
                "Order, watch, change and pay for instances. Errors are application/problem+json"
                    + " whatever Accept says; lists are pages with an opaque marker; work that"
                    + " takes time answers 202 with the resource and its Location.",
            license =
                @License(
                    name = "Apache-2.0",
                    url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
    servers = @Server(url = "/api/v1", description = "This portal"),
    security = @SecurityRequirement(name = "bearer"),
    components =
        @Components(
            securitySchemes =
                @SecurityScheme(
                    securitySchemeName = "bearer",
                    type = SecuritySchemeType.HTTP,
                    scheme = "bearer",
                    bearerFormat = "JWT",
                    description =
                        "An access token of the identity provider with the audience nephos-api,"
                            + " or an API token (nph_…) made in the portal.")))
public class ApiApplication extends Application {}
