import type { Config } from '@backstage/config';

/** What is needed to call Slack. */
export interface SlackAccess {
  token: string;
  apiUrl: string;
}

/** What `releaseTrain.slack` says, or what is wrong with it. */
export type SlackSettings =
  | (SlackAccess & {
      /** What Slack signs its requests with; without it none is taken. */
      signingSecret?: string;
    })
  | { problem: string };

/** Reads `releaseTrain.slack`; `undefined` when it is absent. */
export function readSettings(config: Config): SlackSettings | undefined {
  try {
    const slack = config.getOptionalConfig('releaseTrain.slack');
    if (!slack) return undefined;
    const token = slack.getString('token').trim();
    const signingSecret = slack.getOptionalString('signingSecret')?.trim();
    const apiUrl =
      slack.getOptionalString('apiUrl') ?? 'https://slack.com/api/';
    if (!/^https?:\/\//.test(apiUrl) || !URL.canParse(apiUrl)) {
      return {
        problem: `releaseTrain.slack.apiUrl: expected an address such as https://slack.com/api/, got '${apiUrl}'`,
      };
    }
    // Everybody can sign with an empty secret.
    return { token, apiUrl, ...(signingSecret ? { signingSecret } : {}) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
