package org.nephos.tenancy.api;

import java.util.UUID;

/** An invitation that its reader can accept as who they are, without a letter. */
public record OpenInvitation(UUID id, InvitationOffer offer) {}
