import { useState } from 'react';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Candidate,
  Checklist,
} from '@signalbox/backstage-plugin-release-train-common';
import { useTick } from '../../queries/mutations';
import { useChecklist } from '../../queries/queries';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { Panel, Reading } from '../shared/Panel';
import { NoteDialog } from './NoteDialog';
import { TestCaseRow, type Outcome, type TestCase } from './TestCaseRow';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  progress: { margin: theme.spacing(0, 0, 2) },
}));

/** The test cases, how many are done, and the note that one may need. */
const Cases = (props: { checklist: Checklist; candidate: Candidate }) => {
  const { checklist, candidate } = props;
  const classes = useStyles();
  const { t } = useWords();
  const { show } = useMessages();
  const tick = useTick(candidate.id);
  const [noting, setNoting] = useState<{ item: TestCase; result: Outcome }>();
  const { items } = checklist;
  const done = items.filter(
    ({ result }) => result && result.result !== 'fail',
  ).length;
  const failed = items.filter(({ result }) => result?.result === 'fail').length;

  const save = (item: TestCase, result?: Outcome, note?: string) =>
    tick.mutate(
      {
        revision: candidate.revision,
        environment: item.environment,
        itemId: item.id,
        result,
        note,
      },
      {
        onSuccess: () => setNoting(undefined),
        onError: error =>
          show({ text: t('checklist.failed', { message: error.message }) }),
      },
    );

  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {t('checklist.summary', {
          done: String(done),
          total: String(items.length),
        })}
        {failed > 0 &&
          ` · ${t('checklist.failedCount', { failed: String(failed) })}`}
      </Typography>
      <LinearProgress
        className={classes.progress}
        variant="determinate"
        aria-label={t('checklist.title')}
        value={items.length === 0 ? 0 : (100 * done) / items.length}
      />
      <ul className={classes.list}>
        {items.map(item => (
          <TestCaseRow
            key={`${item.environment} ${item.id}`}
            item={item}
            mayTick={checklist.mayTick}
            onResult={result => {
              if (result === 'fail' || result === 'skip') {
                setNoting({ item, result });
              } else {
                save(item, result);
              }
            }}
          />
        ))}
      </ul>
      <NoteDialog
        noting={noting}
        pending={tick.isPending}
        error={tick.error}
        onClose={() => setNoting(undefined)}
        onNote={note => noting && save(noting.item, noting.result, note)}
      />
    </>
  );
};

/** The manual test cases of the candidate, with what came of each. */
export const ChecklistPanel = (props: { candidate?: Candidate }) => {
  const { candidate } = props;
  const { t } = useWords();
  const checklist = useChecklist(candidate?.id);
  if (!candidate || candidate.checklist.total === 0) return null;
  return (
    <Panel name={t('checklist.title')} title={t('checklist.title')}>
      <Reading query={checklist} lines={4}>
        {data => <Cases checklist={data} candidate={candidate} />}
      </Reading>
    </Panel>
  );
};
