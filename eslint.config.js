import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/generated", "examples/**/*.js", "coverage"] },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
      // esbuild and oxc never emit decorator metadata, so every GraphQL decorator must carry its type.
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "Decorator > CallExpression[callee.name='Field'][arguments.length=0], Decorator > CallExpression[callee.name='Field'] > ObjectExpression:first-child",
          message: "Write the type: @Field(() => Type).",
        },
        {
          selector:
            "Decorator > CallExpression[callee.name=/^(Query|Mutation|FieldResolver|Args)$/][arguments.length=0], Decorator > CallExpression[callee.name=/^(Query|Mutation|FieldResolver)$/] > ObjectExpression:first-child, Decorator > CallExpression[callee.name='Arg'][arguments.length=1], Decorator > CallExpression[callee.name='Arg'] > ObjectExpression:nth-child(2)",
          message: "Write the type: @Arg('name', () => Type).",
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 400 }],
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
    },
  },
);
