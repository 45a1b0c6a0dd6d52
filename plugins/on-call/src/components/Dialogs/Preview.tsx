import Box from '@material-ui/core/Box';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ApiAssignment,
  ApiRotation,
  SchedulePreview,
} from '@signalbox/backstage-plugin-on-call-common';
import { onCallApiRef, type OnCallApi } from '../../api/OnCallApi';
import { useTimeWords } from '../../time/useTimeWords';
import { useWords } from '../../translation/useWords';
import { RefusalNotice } from '../shared/ErrorNotice';
import { ReasonList } from '../shared/ReasonList';
import { ScrollingTable } from '../shared/ScrollingTable';
import { useNames } from '../shared/useNames';

/** What a change would do, for as long as the request is whole. Never an older answer. */
export function usePreview<TRequest>(
  kind: string,
  request: TRequest | undefined,
  ask: (api: OnCallApi, request: TRequest) => Promise<SchedulePreview>,
) {
  const api = useApi(onCallApiRef);
  return useQuery<SchedulePreview, Error>({
    queryKey: ['on-call-preview', kind, request],
    enabled: request !== undefined,
    gcTime: 0,
    queryFn: () => ask(api, request as TRequest),
  });
}

const Spans = (props: {
  title: string;
  spans: readonly ApiAssignment[];
  rotation: ApiRotation;
}) => {
  const { t } = useWords();
  const words = useTimeWords();
  const nameOf = useNames(props.spans.map(({ person }) => person));
  const levels = new Set(props.spans.map(({ level }) => level));
  const titleOf = (level: string) =>
    props.rotation.levels.find(({ id }) => id === level)?.title ?? level;
  return (
    <TableCell style={{ verticalAlign: 'top' }}>
      <ul
        aria-label={props.title}
        style={{ listStyle: 'none', margin: 0, padding: 0 }}
      >
        {props.spans.map(span => (
          <li key={`${span.level} ${span.start} ${span.person}`}>
            {levels.size > 1 && <>{titleOf(span.level)}: </>}
            <b>
              {span.person
                ? nameOf(span.person)
                : span.name ?? t('weeks.nobody')}
            </b>
            <br />
            {span.start || span.end
              ? t('preview.span', {
                  start: span.start ? words.team(span.start) : '…',
                  end: span.end ? words.team(span.end) : '…',
                })
              : t('preview.always')}
          </li>
        ))}
      </ul>
    </TableCell>
  );
};

function saysTheSame({ before, after }: SchedulePreview): boolean {
  const text = (spans: ApiAssignment[]) =>
    JSON.stringify(
      spans.map(({ level, start, end, person }) => [level, start, end, person]),
    );
  return text(before) === text(after);
}

/** What a change would do: before and after side by side, and what looks wrong about it. */
export const Preview = (props: {
  query: ReturnType<typeof usePreview>;
  /** Whether there is a whole request to look at. */
  asked: boolean;
  rotation: ApiRotation;
}) => {
  const { t } = useWords();
  const { query, asked, rotation } = props;
  const { data, error } = query;
  return (
    <Box
      component="section"
      aria-label={t('preview.region')}
      mt={2}
      minHeight={96}
    >
      <Typography variant="subtitle2" component="h3">
        {t('preview.region')}
      </Typography>
      {!asked && (
        <Typography variant="body2" color="textSecondary">
          {t('preview.waiting')}
        </Typography>
      )}
      {asked && !data && !error && (
        <Typography variant="body2" color="textSecondary" role="status">
          {t('preview.reading')}
        </Typography>
      )}
      {asked && error && (
        <RefusalNotice error={error} label={t('preview.refused')} />
      )}
      {asked && data && (
        <>
          {saysTheSame(data) ? (
            <Typography variant="body2">{t('preview.same')}</Typography>
          ) : (
            <ScrollingTable label={t('preview.table')} minWidth={400}>
              <TableHead>
                <TableRow>
                  <TableCell component="th">{t('preview.before')}</TableCell>
                  <TableCell component="th">{t('preview.after')}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                <TableRow>
                  <Spans
                    title={t('preview.before')}
                    spans={data.before}
                    rotation={rotation}
                  />
                  <Spans
                    title={t('preview.after')}
                    spans={data.after}
                    rotation={rotation}
                  />
                </TableRow>
              </TableBody>
            </ScrollingTable>
          )}
          {data.warnings.length > 0 && (
            <Box mt={1}>
              <ReasonList
                label={t('preview.warnings')}
                reasons={data.warnings}
              />
            </Box>
          )}
        </>
      )}
    </Box>
  );
};
