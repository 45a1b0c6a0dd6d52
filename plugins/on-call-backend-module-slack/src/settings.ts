import type { Config } from '@backstage/config';

/** What is needed to call Slack. */
export interface SlackAccess {
  token: string;
  apiUrl: string;
}

/** Reads `onCall.slack`, or what is wrong with it; `undefined` when it is absent. */
export function readSettings(
  config: Config,
): SlackAccess | { problem: string } | undefined {
  try {
    const slack = config.getOptionalConfig('onCall.slack');
    if (!slack) return undefined;
    const token = slack.getString('token').trim();
    const apiUrl =
      slack.getOptionalString('apiUrl') ?? 'https://slack.com/api/';
    if (!/^https?:\/\//.test(apiUrl) || !URL.canParse(apiUrl)) {
      return {
        problem: `onCall.slack.apiUrl: expected an address such as https://slack.com/api/, got '${apiUrl}'`,
      };
    }
    return { token, apiUrl };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
