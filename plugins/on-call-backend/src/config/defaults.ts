import type { ConfiguredCheck, ConfiguredDuty } from './model';

const DAY_MS = 24 * 60 * 60_000;

/** How long an attestation is believed when nobody says: a quarter of a year. */
export const DEFAULT_VALID_FOR_MS = 90 * DAY_MS;

const duty = (
  id: string,
  title: string,
  description: string,
  when: Partial<ConfiguredDuty> = {},
): ConfiguredDuty => ({
  id,
  title,
  description,
  monthly: false,
  links: [],
  ...when,
});

/** What a week on call has to see to, where the configuration does not say. */
export const DEFAULT_DUTIES: readonly ConfiguredDuty[] = [
  duty(
    'promote',
    'Promote staging to production',
    'Ask the channel whether everybody has tested staging. With a quorum of LGTMs, promote; say when it begins and when it is done, with a short note on what is new so that others can help to test. Walk through the test cases by hand. When it fails, roll back to a version that works and coordinate the fix.',
    { weekday: 3, time: '10:00' },
  ),
  duty(
    'cut',
    'Deploy main to staging',
    'Ask the channel for pull requests to wait for. Say when the deployment begins and when it is done, with a short note on what is new so that others can help to test. Walk through the test cases by hand. When it fails, coordinate the fix.',
    { weekday: 4, time: '10:00' },
  ),
  duty(
    'watch-channels',
    "Watch the team's channels",
    'Triage questions and problems of engineers, product and curation: notify the right person, and file an issue where one is due. What is urgent and small (less than a day) goes into the sprint.',
  ),
  duty(
    'watch-sentry',
    'Keep an eye on Sentry',
    'Above all on what comes up in large numbers after a deployment: it is likely a serious bug. File issues for what has to be followed.',
  ),
  duty(
    'log-incidents',
    'Log incidents',
    'Log every incident and file tickets for what follows from it. One with a large impact on users gets a postmortem, which is shared at the retrospective. With a possible security problem, or when stuck: the playbook first, then the channel and the manager.',
  ),
  duty(
    'dependency-upgrades',
    'Upgrade dependencies',
    'Go through the upgrades that wait and bring them in, or say why not.',
    { monthly: true },
  ),
];

/** What a secondary who has never held a shift is shown by the primary. */
export const DEFAULT_PAIRING: ReadonlyArray<{ id: string; title: string }> = [
  { id: 'deployment', title: 'Went through a deployment together' },
  { id: 'incoming-bugs', title: 'Saw where bugs come in and how to triage' },
  { id: 'sentry', title: 'Looked through Sentry together' },
  { id: 'page', title: 'Knows how a page arrives and how to acknowledge it' },
  { id: 'handoff', title: 'Wrote a handoff note together' },
];

const check = (
  id: string,
  title: string,
  description: string,
): ConfiguredCheck => ({
  id,
  title,
  description,
  validForMs: DEFAULT_VALID_FOR_MS,
});

/** What one needs before a shift, where the configuration does not say. */
export const DEFAULT_CHECKS: readonly ConfiguredCheck[] = [
  check('sentry', 'Sentry', 'The app is assigned, and one can sign in.'),
  check(
    'datadog',
    'Datadog (hosted-cellxgene-prod)',
    'The app is assigned, and one can sign in and open hosted-cellxgene-prod.',
  ),
  check('okta', 'Okta', 'The account is there, and the home page opens.'),
  check(
    'github-token',
    'GITHUB_TOKEN',
    'A token with the scopes repo, workflow and admin:repo_hook, with SSO enabled for it.',
  ),
];
