"""What is named: known things, the grammar of names, office holders, the language model helped to see them."""
