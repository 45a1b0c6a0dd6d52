import Select from '@material-ui/core/Select';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type { Checklist } from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { Instant } from '../shared/Instant';
import { Actor } from '../shared/Person';

/** A manual test case with what came of it. */
export type TestCase = Checklist['items'][number];
/** What may come of a test case. */
export type Outcome = NonNullable<TestCase['result']>['result'];

const OUTCOMES: readonly Outcome[] = ['pass', 'fail', 'skip'];

const useStyles = makeStyles(theme => ({
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    padding: theme.spacing(0.5, 0),
  },
  select: { flex: 'none', minWidth: 96 },
}));

/** One test case: what is to be tested, and a choice of what came of it. */
export const TestCaseRow = (props: {
  item: TestCase;
  mayTick: boolean;
  onResult: (result: Outcome | undefined) => void;
}) => {
  const { item } = props;
  const { result } = item;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <li className={classes.row}>
      <div>
        <Typography variant="body2">
          {item.title}{' '}
          {item.url && <Link to={item.url}>{t('checklist.steps')}</Link>}
        </Typography>
        {result && (
          <Typography variant="body2" color="textSecondary">
            <Actor actor={result.userRef} /> · <Instant value={result.at} />
            {result.note && ` · ${result.note}`}
          </Typography>
        )}
      </div>
      <Select
        native
        className={classes.select}
        value={result?.result ?? ''}
        disabled={!props.mayTick}
        inputProps={{
          'aria-label': t('checklist.result', { title: item.title }),
        }}
        onChange={event =>
          props.onResult((event.target.value || undefined) as Outcome)
        }
      >
        <option value="">{t('checklist.open')}</option>
        {OUTCOMES.map(outcome => (
          <option key={outcome} value={outcome}>
            {t(`checklist.${outcome}`)}
          </option>
        ))}
      </Select>
    </li>
  );
};
