from .cli import kim

if __name__ == "__main__":
    kim(prog_name="kim")
