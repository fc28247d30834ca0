import { pageTasks } from '../../src/world/permissions.ts'
import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Page, State } from '../shapes.ts'
import { Card } from '../ui/Card.tsx'
import { Press } from '../ui/Press.tsx'
import { useWords } from '../words.ts'

/** Who has access to the Page, and what each may do there. */
export function AdminsCard({ state, page }: { state: State; page: Page }) {
  const words = useWords()
  const save = (admins: Page['admins']) => void attempt(desk.changePage(page.id, { admins }))
  const strangers = state.users.filter((user) => !page.admins.some(({ id }) => id === user.id))
  const nameOf = (id: string) => state.users.find((user) => user.id === id)?.name ?? id
  return (
    <Card id="admins" title={words.admins} hint={words.adminsHint}>
      <ul className="divide-y divide-rule">
        {page.admins.map((admin) => (
          <li key={admin.id} className="py-3" data-testid={`admin-${admin.id}`}>
            <fieldset className="min-w-0">
              <legend className="font-medium">{nameOf(admin.id)}</legend>
              <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-1">
                {pageTasks.map((task) => (
                  <label key={task} className="flex min-h-6 items-center gap-2 text-sm">
                    <input
                      type="checkbox"
                      className="size-4 accent-blue"
                      data-testid={`task-${admin.id}-${task}`}
                      checked={admin.tasks.includes(task)}
                      onChange={({ target }) => {
                        const kept = admin.tasks.filter((one) => one !== task)
                        const changed = { ...admin, tasks: target.checked ? [...kept, task] : kept }
                        save(page.admins.map((one) => (one.id === admin.id ? changed : one)))
                      }}
                    />
                    {words[`task_${task}`]}
                  </label>
                ))}
                <Press
                  className="ms-auto"
                  data-testid={`remove-admin-${admin.id}`}
                  onClick={() => save(page.admins.filter((one) => one.id !== admin.id))}
                >
                  {words.removeAdmin}
                </Press>
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
      {page.admins.length === 0 && <p className="text-sm text-alert">{words.noAdmins}</p>}
      {strangers.length > 0 && (
        <select
          value=""
          aria-label={words.addAdmin}
          data-testid="add-admin"
          onChange={({ target }) => save([...page.admins, { id: target.value, tasks: [...pageTasks] }])}
          className="field mt-2 w-full sm:w-auto"
        >
          <option value="" disabled>
            {words.addAdmin}
          </option>
          {strangers.map((user) => (
            <option key={user.id} value={user.id}>
              {user.name}
            </option>
          ))}
        </select>
      )}
    </Card>
  )
}
