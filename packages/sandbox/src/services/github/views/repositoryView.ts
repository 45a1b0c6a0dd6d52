import { GithubContext } from '../context';
import { Repository } from '../model/types';
import { apiOf, iso, nodeId } from './basics';
import { viewUser } from './userView';

/** Addresses of a repository that end in a fixed path. */
const PLAIN = [
  'contributors',
  'deployments',
  'downloads',
  'events',
  'forks',
  'languages',
  'merges',
  'stargazers',
  'subscribers',
  'subscription',
  'tags',
  'teams',
  'hooks',
];

/** Addresses that carry a template, as GitHub gives them. */
const TEMPLATES: Record<string, string> = {
  archive: '{archive_format}{/ref}',
  assignees: 'assignees{/user}',
  blobs: 'git/blobs{/sha}',
  branches: 'branches{/branch}',
  collaborators: 'collaborators{/collaborator}',
  comments: 'comments{/number}',
  commits: 'commits{/sha}',
  compare: 'compare/{base}...{head}',
  contents: 'contents/{+path}',
  git_commits: 'git/commits{/sha}',
  git_refs: 'git/refs{/sha}',
  git_tags: 'git/tags{/sha}',
  issue_comment: 'issues/comments{/number}',
  issue_events: 'issues/events{/number}',
  issues: 'issues{/number}',
  keys: 'keys{/key_id}',
  labels: 'labels{/name}',
  milestones: 'milestones{/number}',
  notifications: 'notifications{?since,all,participating}',
  pulls: 'pulls{/number}',
  releases: 'releases{/id}',
  statuses: 'statuses/{sha}',
  trees: 'git/trees{/sha}',
};

export function repositoryApi(
  { url }: Pick<GithubContext, 'url'>,
  { owner, name }: Repository,
): string {
  return `${apiOf(url)}/repos/${owner}/${name}`;
}

export function repositoryPage(
  { url }: Pick<GithubContext, 'url'>,
  { owner, name }: Repository,
): string {
  return `${url}/${owner}/${name}`;
}

/** `full-repository`, which holds `repository` and `minimal-repository` too. */
export function viewRepository(context: GithubContext, repository: Repository) {
  const self = repositoryApi(context, repository);
  const page = repositoryPage(context, repository);
  const instant = iso(repository.createdAt);
  const addresses = Object.fromEntries([
    ...PLAIN.map(name => [`${name}_url`, `${self}/${name}`]),
    ...Object.entries(TEMPLATES).map(([name, tail]) => [
      `${name}_url`,
      `${self}/${tail}`,
    ]),
  ]) as Record<string, string>;
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: `${repository.owner}/${repository.name}`,
    owner: viewUser(context, repository.owner),
    private: false,
    html_url: page,
    description: repository.description,
    fork: false,
    url: self,
    ...addresses,
    git_url: `${page}.git`,
    ssh_url: `${page}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    forks_count: 0,
    stargazers_count: 0,
    watchers_count: 0,
    size: 0,
    default_branch: repository.defaultBranch,
    open_issues_count: 0,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    has_downloads: false,
    archived: false,
    disabled: false,
    pushed_at: instant,
    created_at: instant,
    updated_at: instant,
    subscribers_count: 0,
    network_count: 0,
    license: null,
    forks: 0,
    open_issues: 0,
    watchers: 0,
  };
}
