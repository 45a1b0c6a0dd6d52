import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { WebClient } from '@slack/web-api';
import { slackErrorOf } from './outcome';

const ANNOTATION = 'slack.com/user_id';

/** Finds the users of Slack behind those of the catalog. */
export class SlackUsers {
  private constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): SlackUsers {
    return new SlackUsers(options.catalog, options.auth);
  }

  /** The id at Slack, by the annotation, else by the e-mail; or why there is none. */
  async find(
    client: WebClient,
    person: string,
  ): Promise<{ id: string } | { problem: string }> {
    const entity = await this.catalog.getEntityByRef(person, {
      credentials: await this.auth.getOwnServiceCredentials(),
    });
    if (!entity) return { problem: `The catalog does not know ${person}` };
    const annotated = entity.metadata.annotations?.[ANNOTATION]?.trim();
    if (annotated) return { id: annotated };
    const profile = entity.spec?.profile as { email?: unknown } | undefined;
    const email = profile?.email;
    if (typeof email !== 'string' || !email) {
      return {
        problem: `${person} has neither the annotation ${ANNOTATION} nor an e-mail in the catalog`,
      };
    }
    try {
      const { user } = await client.users.lookupByEmail({ email });
      if (user?.id && !user.deleted) return { id: user.id };
    } catch (error) {
      if (slackErrorOf(error) !== 'users_not_found') throw error;
    }
    return { problem: `Slack knows nobody with the e-mail of ${person}` };
  }
}
