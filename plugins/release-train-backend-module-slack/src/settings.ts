import type { Config } from '@backstage/config';

/** What `releaseTrain.slack` says, or what is wrong with it. */
export type SlackSettings =
  | { token: string; apiUrl: string }
  | { problem: string };

/** Reads `releaseTrain.slack`; `undefined` when it is absent. */
export function readSettings(config: Config): SlackSettings | undefined {
  try {
    const slack = config.getOptionalConfig('releaseTrain.slack');
    if (!slack) return undefined;
    const token = slack.getString('token').trim();
    const apiUrl =
      slack.getOptionalString('apiUrl') ?? 'https://slack.com/api/';
    if (!/^https?:\/\//.test(apiUrl) || !URL.canParse(apiUrl)) {
      return {
        problem: `releaseTrain.slack.apiUrl: expected an address such as https://slack.com/api/, got '${apiUrl}'`,
      };
    }
    return { token, apiUrl };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
