import { GithubContext } from '../context';
import { apiOf, idOf, iso, nodeId } from './basics';

const ORGANIZATIONS = /^example-org$/;

/** `simple-user`. */
export function viewUser({ url }: Pick<GithubContext, 'url'>, login: string) {
  const self = `${apiOf(url)}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: idOf(login),
    node_id: nodeId('User', login),
    avatar_url: `${url}/avatars/${encodeURIComponent(login)}.svg`,
    gravatar_id: '',
    url: self,
    html_url: `${url}/${encodeURIComponent(login)}`,
    followers_url: `${self}/followers`,
    following_url: `${self}/following{/other_user}`,
    gists_url: `${self}/gists{/gist_id}`,
    starred_url: `${self}/starred{/owner}{/repo}`,
    subscriptions_url: `${self}/subscriptions`,
    organizations_url: `${self}/orgs`,
    repos_url: `${self}/repos`,
    events_url: `${self}/events{/privacy}`,
    received_events_url: `${self}/received_events`,
    type: typeOf(login),
    site_admin: false,
  };
}

/** `public-user`. */
export function viewPublicUser(context: GithubContext, login: string) {
  const created = iso(Date.UTC(2017, 0, 1));
  return {
    ...viewUser(context, login),
    name: login,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: created,
    updated_at: created,
  };
}

function typeOf(login: string): string {
  if (ORGANIZATIONS.test(login)) {
    return 'Organization';
  }
  return login === 'bot' || login.endsWith('[bot]') ? 'Bot' : 'User';
}
