import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { useWords } from '../../../translation/useWords';
import { Person } from '../../shared/Person';
import { ScrollingTable } from '../../shared/ScrollingTable';
import { apartOf, MEASURES, totalOf, type PersonLoad } from './load';
import { useLoadWords } from './useLoadWords';

/** The load by person in numbers, each with how far it is from an even share. */
export const LoadTable = (props: { people: readonly PersonLoad[] }) => {
  const { t } = useWords();
  const words = useLoadWords();
  const { people } = props;
  const sum = (of: (person: PersonLoad) => number) =>
    words.number(people.reduce((total, person) => total + of(person), 0));
  return (
    <ScrollingTable label={t('fairness.table')} minWidth={760}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">{t('fairness.person')}</TableCell>
          <TableCell scope="col">{t('fairness.shifts')}</TableCell>
          <TableCell scope="col">{t('fairness.hours')}</TableCell>
          {MEASURES.map(measure => (
            <TableCell key={measure} scope="col">
              {words.title(measure)}
            </TableCell>
          ))}
          <TableCell scope="col">{t('fairness.upcoming')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {people.map(person => (
          <TableRow key={person.person}>
            <TableCell component="th" scope="row">
              <Person person={person.person} />
            </TableCell>
            <TableCell>{words.number(person.shifts)}</TableCell>
            <TableCell>{words.number(person.hours)}</TableCell>
            {MEASURES.map(measure => (
              <TableCell key={measure}>
                {words.apart(person[measure], apartOf(people, measure, person))}
              </TableCell>
            ))}
            <TableCell>{words.number(person.upcomingShifts)}</TableCell>
          </TableRow>
        ))}
        <TableRow>
          <TableCell component="th" scope="row">
            {t('fairness.total')}
          </TableCell>
          <TableCell>{sum(({ shifts }) => shifts)}</TableCell>
          <TableCell>{sum(({ hours }) => hours)}</TableCell>
          {MEASURES.map(measure => (
            <TableCell key={measure}>
              {words.number(totalOf(people, measure))}
            </TableCell>
          ))}
          <TableCell>{sum(({ upcomingShifts }) => upcomingShifts)}</TableCell>
        </TableRow>
      </TableBody>
    </ScrollingTable>
  );
};
