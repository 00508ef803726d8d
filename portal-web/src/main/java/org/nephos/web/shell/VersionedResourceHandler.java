package org.nephos.web.shell;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;

/** Puts the build's version into the addresses of our own resources, so that they can be cached. */
public class VersionedResourceHandler extends ResourceHandlerWrapper {
  /** The resource library that this project ships. */
  private static final String LIBRARY = "nephos";

  public VersionedResourceHandler(ResourceHandler wrapped) {
    super(wrapped);
  }

  @Override
  public Resource createResource(String name, String library) {
    Resource resource = super.createResource(name, library);
    return resource == null || !LIBRARY.equals(library) ? resource : new Versioned(resource);
  }

  private static final class Versioned extends ResourceWrapper {
    Versioned(Resource wrapped) {
      super(wrapped);
    }

    @Override
    public String getRequestPath() {
      return super.getRequestPath() + "&v=" + BuildVersion.cacheKey();
    }

    @Override
    public String getContentType() {
      return getWrapped().getContentType();
    }

    @Override
    public String getLibraryName() {
      return getWrapped().getLibraryName();
    }

    @Override
    public String getResourceName() {
      return getWrapped().getResourceName();
    }
  }
}
