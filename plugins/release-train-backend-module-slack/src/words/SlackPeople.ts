import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { WebClient } from '@slack/web-api';

const ANNOTATION = 'slack.com/user_id';

/** Finds the users of the catalog behind those of Slack. */
export class SlackPeople {
  private constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): SlackPeople {
    return new SlackPeople(options.catalog, options.auth);
  }

  /**
   * The entity reference of the one user with the annotation, else of the one with the e-mail address
   * that Slack has confirmed. Two of them are as good as none, for one of them did not say it.
   */
  async userRefOf(
    client: WebClient,
    user: string,
  ): Promise<string | undefined> {
    const annotated = await this.only(
      { [`metadata.annotations.${ANNOTATION}`]: user },
      entity => entity.metadata.annotations?.[ANNOTATION] === user,
    );
    if (annotated.found > 0) return annotated.userRef;

    const email = await emailOf(client, user);
    if (!email) return undefined;
    const addressed = await this.only(
      { 'spec.profile.email': email },
      ({ spec }) => {
        const profile = spec?.profile as { email?: unknown } | undefined;
        return String(profile?.email).toLowerCase() === email.toLowerCase();
      },
    );
    return addressed.userRef;
  }

  private async only(
    filter: Record<string, string>,
    fits: (
      entity: Awaited<
        ReturnType<CatalogService['getEntities']>
      >['items'][number],
    ) => boolean,
  ): Promise<{ found: number; userRef?: string }> {
    const { items } = await this.catalog.getEntities(
      { filter: { kind: 'User', ...filter } },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    // The catalog compares without regard to case; ids of Slack differ in it.
    const users = items.filter(fits);
    return {
      found: users.length,
      ...(users.length === 1 ? { userRef: stringifyEntityRef(users[0]) } : {}),
    };
  }
}

/** Only of a person of this workspace: others bring addresses that it has not confirmed. */
async function emailOf(
  client: WebClient,
  id: string,
): Promise<string | undefined> {
  const { user } = await client.users.info({ user: id });
  if (!user || user.deleted || user.is_bot || user.is_stranger) {
    return undefined;
  }
  return user.is_email_confirmed === false ? undefined : user.profile?.email;
}
