package org.nephos.web.keypair;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.catalog.api.CatalogFacade;
import org.nephos.catalog.api.CreateKeypair;
import org.nephos.catalog.api.KeypairView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code keypair/list.xhtml}: the SSH keys of the project. */
@Named
@RequestScoped
public class ListKeypairsBacking implements Downloadable<KeypairView> {
  @Inject private CatalogFacade catalog;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private String token;
  private String name;
  private String publicKey;
  private Page<KeypairView> page;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** The keys of the project. */
  public Page<KeypairView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    ListQuery query = listing.query("name");
    return shell.getProjectId() == null
        ? query
        : query.with("project", shell.getProjectId().toString());
  }

  @Override
  public Page<KeypairView> read(ListQuery query) {
    return shell.getProjectId() == null ? new Page<>(List.of(), null) : catalog.keypairs(query);
  }

  @Override
  public Class<KeypairView> type() {
    return KeypairView.class;
  }

  /** Adds a key. */
  public String create() {
    catalog.createKeypair(
        new CreateKeypair(shell.getProjectId(), name, publicKey),
        FormKey.of(token, name, publicKey));
    MessagesBacking.done(words.with("keypair.done.added", name));
    return "/keypair/list?faces-redirect=true";
  }

  /** Removes a key; guests that have it keep it. */
  public String delete() {
    catalog.deleteKeypair(Ids.require(listing.parameter("act")));
    MessagesBacking.done(words.with("keypair.done.removed"));
    return nav.again();
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPublicKey() {
    return publicKey;
  }

  public void setPublicKey(String publicKey) {
    this.publicKey = publicKey;
  }
}
