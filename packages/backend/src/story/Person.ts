import {
  createReleaseTrainHttpClient,
  type ReleaseTrainHttpClient,
} from '@signalbox/backstage-plugin-release-train-common';

/**
 * An example person who is signed in to the portal and uses it over HTTP, as a browser does.
 */
export class Person {
  readonly releaseTrain: ReleaseTrainHttpClient;

  private constructor(
    readonly userRef: string,
    private readonly portalUrl: string,
    private readonly token: string,
  ) {
    this.releaseTrain = createReleaseTrainHttpClient({
      baseUrl: `${portalUrl}/api/release-train`,
      fetch: (url, init) =>
        fetch(url, {
          ...init,
          headers: { ...init.headers, authorization: `Bearer ${this.token}` },
        }),
    });
  }

  /** Signs in by the example provider; waits while the catalog does not know the people yet. */
  static async signIn(portalUrl: string, userRef: string): Promise<Person> {
    let refusal = '';
    for (let attempt = 0; attempt < 60; attempt++) {
      const response = await fetch(`${portalUrl}/api/auth/example/refresh`, {
        headers: {
          'x-signalbox-user': userRef,
          'x-requested-with': 'XMLHttpRequest',
        },
      });
      if (response.ok) {
        const { backstageIdentity } = (await response.json()) as {
          backstageIdentity: { token: string };
        };
        return new Person(userRef, portalUrl, backstageIdentity.token);
      }
      refusal = `${response.status} ${await response.text()}`;
      await new Promise(resolve => setTimeout(resolve, 1_000));
    }
    throw new Error(`${userRef} could not sign in: ${refusal}`);
  }

  /** A request to any plugin of the portal with the person's credentials. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.portalUrl}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${this.token}` },
    });
  }
}
