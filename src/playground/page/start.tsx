import { QUESTIONS, SUBJECTS } from "./questions.js";
import type { Example, Question } from "./questions.js";

/** Questions in plain words: one click asks and draws. */
export const Start = ({ onChoose }: { readonly onChoose: (question: Question, example: Example) => void }) => (
  <main className="start">
    <h1>What would you like to know?</h1>
    <p className="lead">
      Choose a question. The answer comes as a chart, a table and its sources; nothing to install, no key.
    </p>
    {SUBJECTS.map((subject) => {
      const questions = QUESTIONS.filter((question) => question.subject === subject);
      if (questions.length === 0) return null;
      return (
        <section key={subject} aria-label={subject}>
          <h2>{subject}</h2>
          <ul className={subject === "More questions" ? "cards list" : "cards"}>
            {questions.map((question) => (
              <li key={question.id} className="card">
                {subject !== "More questions" && <h3>{question.title}</h3>}
                <div className="chips">
                  {question.examples.map((example) => (
                    <button
                      type="button"
                      key={example.label}
                      onClick={() => onChoose(question, example)}
                      aria-label={`${question.title} ${example.label}`}
                    >
                      {subject === "More questions" ? question.title : example.label}
                    </button>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </section>
      );
    })}
  </main>
);
