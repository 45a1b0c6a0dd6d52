import { readFileSync } from 'node:fs';
import { ReservedCommit } from '../services/github/model/types';

interface CommitLine {
  sha: string;
  parents: string[];
  date: string;
  author: string;
  subject: string;
  pull?: number;
  tags?: string[];
}

/**
 * Reads a history from JSON lines, newest first.
 *
 * @returns the commits, oldest first.
 * @throws Error naming the line that is not one commit of a linear history.
 */
export function readCommitsFile(path: string): ReservedCommit[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const commits = lines.map((line, index) => {
    const { sha, date, author, subject, pull, tags } = parseLine(
      line,
      `${path}:${index + 1}`,
    );
    return {
      sha,
      author,
      authoredAt: Date.parse(date),
      message: subject,
      pull,
      tags,
    };
  });
  return commits.reverse();
}

function parseLine(line: string, place: string): CommitLine {
  const value = JSON.parse(line) as CommitLine;
  if (
    !/^[0-9a-f]{40}$/.test(value.sha) ||
    Number.isNaN(Date.parse(value.date))
  ) {
    throw new Error(`${place} is not a commit with a sha and a date`);
  }
  return value;
}
