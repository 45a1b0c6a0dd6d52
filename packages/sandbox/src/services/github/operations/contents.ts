import { ok } from '../../../core/Reply';
import { Operation, repositoryOf } from '../context';
import { GithubError } from '../GithubError';
import { keyOf } from '../model/GithubState';
import { resolveCommit } from '../model/history';
import { Repository } from '../model/types';
import { shaOf } from '../views/basics';
import { repositoryApi, repositoryPage } from '../views/repositoryView';

/** The files that every repository of the sandbox holds besides workflows. */
function readmeOf({ name, description }: Repository): string {
  return `# ${name}\n\n${description}\n`;
}

export const contents: Record<string, Operation> = {
  'repos/get-content': (context, request) => {
    const repository = repositoryOf(context, request);
    const { path } = request.params;
    const ref = request.query.ref ?? repository.defaultBranch;
    const workflow = context.state.workflows
      .list(keyOf(repository))
      .find(candidate => candidate.path === path);
    const text = path === 'README.md' ? readmeOf(repository) : workflow?.text;
    if (text === undefined || !resolveCommit(context.state, repository, ref)) {
      throw GithubError.notFound();
    }
    const self = `${repositoryApi(
      context,
      repository,
    )}/contents/${path}?ref=${ref}`;
    const page = repositoryPage(context, repository);
    const blob = shaOf(text);
    const git = `${repositoryApi(context, repository)}/git/blobs/${blob}`;
    return ok({
      type: 'file',
      encoding: 'base64',
      size: Buffer.byteLength(text),
      name: path.split('/').pop(),
      path,
      content: Buffer.from(text).toString('base64'),
      sha: blob,
      url: self,
      git_url: git,
      html_url: `${page}/blob/${ref}/${path}`,
      download_url: `${page}/raw/${ref}/${path}`,
      _links: { self, git, html: `${page}/blob/${ref}/${path}` },
    });
  },
};
