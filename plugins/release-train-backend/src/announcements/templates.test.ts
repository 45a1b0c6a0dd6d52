import { ANNOUNCEMENT_NAMES } from '../config/model';
import {
  ANNOUNCEMENTS,
  renderAnnouncement,
  templateProblem,
} from './templates';

const builtIn = { templates: {} };

describe('templates', () => {
  it.each(ANNOUNCEMENT_NAMES)('%s is sound and says something', name => {
    const { template, example } = ANNOUNCEMENTS[name];
    expect(templateProblem(name, template)).toBeUndefined();
    const text = renderAnnouncement(name, builtIn, example);
    expect(text).not.toMatch(/[{}]|undefined/);
    expect(text).toMatch(/^\*\*/);
  });

  it('puts commas between the members and not after', () => {
    expect(
      renderAnnouncement('holdCall', builtIn, ANNOUNCEMENTS.holdCall.example),
    ).toBe(
      '**single-cell**, run of 2026-11-26: is there a pull request that the cut should wait for? infra, data-portal, explorer go to staging Thu 26 Nov, 10:00 PST. It waits for explorer [#12](https://code.example/explorer/pull/12) Sort by date, asked by bo.',
    );
  });

  it('has nobody write a link into a message', () => {
    const text = renderAnnouncement('offTrain', builtIn, {
      ...ANNOUNCEMENTS.offTrain.example,
      reason: '[click](https://evil.example)',
    });
    expect(text).toContain('\\[click\\](https://evil.example)');
  });

  it('takes the template of the train', () => {
    const train = { templates: { empty: '{{train}} has the week off' } };
    expect(
      renderAnnouncement('empty', train, ANNOUNCEMENTS.empty.example),
    ).toBe('single-cell has the week off');
  });

  it('names what a template uses and there is not', () => {
    expect(templateProblem('empty', '{{train}} {{weather}}')).toBe(
      "a template that uses only last, promoteEnvironment, run, train; it has no 'weather'",
    );
    expect(templateProblem('holdCall', '{{#members}}{{name}}')).toMatch(
      /^a Mustache template \(Unclosed section "members"/,
    );
  });
});
